package no.tilsagn.e2e;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** For tests that tell one story: what comes after a failed step says nothing. */
final class StopAtFirstFailure implements TestExecutionExceptionHandler, ExecutionCondition {
    private String failed;

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        if (!(failure instanceof org.opentest4j.TestAbortedException)) {
            failed = context.getDisplayName();
        }
        throw failure;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return failed == null
                ? ConditionEvaluationResult.enabled("all steps before have passed")
                : ConditionEvaluationResult.disabled(failed + " has failed");
    }
}
