package no.tilsagn.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.util.regex.Pattern;
import javax.sql.DataSource;

@InterceptorBean(Idempotent.class)
@Requires(classes = TransactionOperations.class, beans = DataSource.class)
class IdempotentInterceptor implements MethodInterceptor<Object, Object> {
    private static final String HEADER = "Idempotency-Key";
    private static final Pattern VALID_KEY = Pattern.compile("[!-~]{1,128}");

    private final TransactionOperations<Connection> transactions;
    private final AnsweredRequests answered;
    private final ObjectMapper json;
    private final UnaskedBody unaskedBody;

    IdempotentInterceptor(
            TransactionOperations<Connection> transactions,
            AnsweredRequests answered,
            ObjectMapper json,
            UnaskedBody unaskedBody) {
        this.transactions = transactions;
        this.answered = answered;
        this.json = json;
        this.unaskedBody = unaskedBody;
    }

    @Override
    public Object intercept(MethodInvocationContext<Object, Object> endpoint) {
        HttpRequest<?> request = ServerRequestContext.currentRequest()
                .orElseThrow(() -> new IllegalStateException("Not inside a request: " + endpoint));
        unaskedBody.refuse(request, endpoint);
        String key = request.getHeaders().get(HEADER);
        if (key == null) {
            return endpoint.proceed();
        }
        if (!VALID_KEY.matcher(key).matches()) {
            throw Problem.malformed(
                    "", "INVALID_IDEMPOTENCY_KEY", "An Idempotency-Key is 1 to 128 visible characters.");
        }
        String subject =
                request.getUserPrincipal().orElseThrow(Problem::unauthorized).getName();
        byte[] fingerprint = fingerprint(request, endpoint);
        return transactions.execute(
                TransactionDefinition.DEFAULT,
                transaction -> once(endpoint, transaction.getConnection(), subject, key, fingerprint));
    }

    private Object once(
            MethodInvocationContext<Object, Object> endpoint,
            Connection connection,
            String subject,
            String key,
            byte[] fingerprint) {
        if (!answered.claim(connection, subject, key, fingerprint)) {
            return answered.replay(connection, subject, key, fingerprint);
        }
        HttpResponse<?> answer = (HttpResponse<?>) endpoint.proceed();
        answered.store(connection, subject, key, answer);
        return answer;
    }

    /** What was asked: the method, the address and the body as it was understood, so white space does not matter. */
    private byte[] fingerprint(HttpRequest<?> request, MethodInvocationContext<Object, Object> endpoint) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((request.getMethodName() + " " + request.getUri() + "\n").getBytes(StandardCharsets.UTF_8));
            for (Object parameter : endpoint.getParameterValues()) {
                if (!(parameter instanceof Caller) && !(parameter instanceof HttpRequest)) {
                    sha256.update(json.writeValueAsBytes(parameter));
                }
            }
            return sha256.digest();
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException("Could not take the fingerprint of a request", e);
        }
    }
}
