package no.tilsagn.budget.lifecycle;

import java.util.List;
import java.util.Optional;
import no.tilsagn.api.Problem;

/** A life cycle as a table: which command leads from which state to which, and what the others are told. */
public final class LifeCycle<S extends Enum<S>, C extends Enum<C>> {

    /** @param event type of the event that is published, or null */
    public record Transition<S, C>(S from, C command, S to, String event) {}

    private final List<Transition<S, C>> transitions;

    public LifeCycle(List<Transition<S, C>> transitions) {
        this.transitions = List.copyOf(transitions);
    }

    public List<Transition<S, C>> transitions() {
        return transitions;
    }

    public List<C> commandsIn(S state) {
        return transitions.stream()
                .filter(transition -> transition.from() == state)
                .map(Transition::command)
                .toList();
    }

    public Optional<S> next(S state, C command) {
        return transitions.stream()
                .filter(transition -> transition.from() == state && transition.command() == command)
                .map(Transition::to)
                .findFirst();
    }

    /** @throws Problem 409 {@code ILLEGAL_STATE} with the commands that fit the state */
    public S require(S state, C command) {
        return next(state, command)
                .orElseThrow(() -> Problem.illegalState(
                        state.name(), commandsIn(state).stream().map(Enum::name).toList()));
    }
}
