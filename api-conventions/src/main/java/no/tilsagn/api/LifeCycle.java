package no.tilsagn.api;

import io.micronaut.core.annotation.Nullable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A life cycle as a table: which command leads from which state to which, and what the others are told of it. */
public final class LifeCycle<S extends Enum<S>, C extends Enum<C>> {

    /** @param event type of the event that is published, or null when nobody outside is told */
    public record Transition<S, C>(
            S from, C command, S to, @Nullable String event) {}

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

    /** Where the command leads from the state; empty when it doesn't fit. */
    public Optional<Transition<S, C>> find(S state, C command) {
        return transitions.stream()
                .filter(transition -> transition.from() == state && transition.command() == command)
                .findFirst();
    }

    /** @throws Problem 409 {@code ILLEGAL_STATE} with the commands that fit the state */
    public Transition<S, C> require(S state, C command) {
        return find(state, command)
                .orElseThrow(() -> Problem.illegalState(
                        state.name(), commandsIn(state).stream().map(Enum::name).toList()));
    }

    /** The table as a Mermaid state diagram; an event is named without its domain and version. */
    public String drawing() {
        return transitions.stream()
                .map(transition -> "    %s --> %s: %s%s"
                        .formatted(transition.from(), transition.to(), transition.command(), eventOf(transition)))
                .collect(Collectors.joining("\n", "stateDiagram-v2\n", "\n"));
    }

    private static String eventOf(Transition<?, ?> transition) {
        if (transition.event() == null) {
            return "";
        }
        List<String> words = Arrays.asList(transition.event().split("\\."));
        return " / " + words.get(words.size() - 2);
    }
}
