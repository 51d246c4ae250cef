package no.tilsagn.budget;

import static no.tilsagn.budget.RunningService.eventually;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import no.tilsagn.budget.call.Calls;
import no.tilsagn.budget.candidate.Candidates;
import no.tilsagn.contracts.applications.ApplicationScreened;
import no.tilsagn.contracts.applications.ApplicationSubmitted;
import no.tilsagn.contracts.applications.ApplicationWithdrawn;
import no.tilsagn.contracts.applications.CallPublished;
import no.tilsagn.contracts.applications.ImpartialityDeclared;
import no.tilsagn.contracts.applications.RankingAdopted;

/** A call with its applications and adopted lists, told to the service as applications-service would tell it. */
public final class Round {
    /** When the committee meets in the tests. */
    public static final Instant MEETING = Instant.parse("2025-06-12T10:00:00Z");

    private static final String TOPIC = "tilsagn.applications.v1";
    private static final AtomicInteger LAST_NUMBER = new AtomicInteger();

    private final RunningService service;
    private final UUID callId = UUID.randomUUID();

    private Round(RunningService service) {
        this.service = service;
    }

    /** What is applied for, in kroner by year. */
    public record Request(
            String community,
            String leadNumber,
            List<UUID> partyIds,
            String projectType,
            boolean digital,
            String startsOn,
            String endsOn,
            Map<Integer, Long> kroner,
            Long minimumKroner) {

        public static Request project(String community, String leadNumber, Map<Integer, Long> kroner) {
            return new Request(
                    community, leadNumber, List.of(), "PROJECT", false, "2025-08-01", "2029-12-31", kroner, null);
        }

        public Request with(String... partyNumbers) {
            return withParties(
                    Stream.of(partyNumbers).map(KnownOrganisations::idOf).toList());
        }

        public Request withParties(List<UUID> others) {
            return new Request(
                    community, leadNumber, others, projectType, digital, startsOn, endsOn, kroner, minimumKroner);
        }

        public Request digitally() {
            return new Request(
                    community, leadNumber, partyIds, projectType, true, startsOn, endsOn, kroner, minimumKroner);
        }

        public Request asPreProject(String from, String to) {
            return new Request(
                    community, leadNumber, partyIds, "PRE_PROJECT", digital, from, to, kroner, minimumKroner);
        }
    }

    public static Round published(RunningService service) {
        return published(service, false);
    }

    public static Round published(RunningService service, boolean appealable) {
        Round round = new Round(service);
        round.tell(
                CallPublished.TYPE,
                round.callId,
                new CallPublished(
                        round.callId,
                        "Rekrutterings- og samhandlingstilskudd 2025",
                        "Rekrutterings- og samhandlingstilskudd",
                        LocalDateTime.parse("2025-01-15T08:00:00"),
                        LocalDateTime.parse("2025-03-01T23:59:59"),
                        LocalDateTime.parse("2025-04-01T23:59:59"),
                        LocalDate.parse("2025-06-15"),
                        false,
                        appealable,
                        new CallPublished.AllocationRules(15, 500_000_000, 12, 60, 0),
                        List.of(
                                new CallPublished.ReportingRequirement("PROGRESS", 6, null),
                                new CallPublished.ReportingRequirement("FINAL", null, 1)),
                        new CallPublished.PaymentPlan(2, List.of("PROGRESS"), 0),
                        21));
        eventually(() -> service.bean(Calls.class).find(round.callId).isPresent());
        return round;
    }

    public UUID callId() {
        return callId;
    }

    /** Submits, and waits until it is known. */
    public UUID submitted(Request request) {
        UUID id = UUID.randomUUID();
        submit(id, 1, request);
        eventually(() -> service.bean(Candidates.class).find(id).isPresent());
        return id;
    }

    public void submit(UUID id, long version, Request request) {
        Map<Integer, Long> byYear = new TreeMap<>(request.kroner());
        byYear.replaceAll((year, kroner) -> kroner * 100);
        long total = byYear.values().stream().mapToLong(Long::longValue).sum();
        tell(
                ApplicationSubmitted.TYPE,
                id,
                new ApplicationSubmitted(
                        id,
                        "2025-%04d".formatted(LAST_NUMBER.incrementAndGet()),
                        version,
                        callId,
                        "Observasjonspost Sør-Helgeland",
                        request.projectType(),
                        request.digital(),
                        null,
                        request.community(),
                        KnownOrganisations.idOf(request.leadNumber()),
                        parties(request),
                        LocalDate.parse(request.startsOn()),
                        LocalDate.parse(request.endsOn()),
                        total,
                        byYear.entrySet().stream()
                                .map(year -> new ApplicationSubmitted.YearAmount(year.getKey(), year.getValue()))
                                .toList(),
                        total,
                        request.minimumKroner() == null ? null : request.minimumKroner() * 100,
                        List.of(),
                        List.of(),
                        "SIGNED",
                        List.of(),
                        Instant.parse("2025-02-28T12:00:00Z")));
    }

    /** Adopts the list in this order and waits until the service knows it. */
    public void forwarded(String community, UUID... applicationIds) {
        rank(community, "FORWARD", applicationIds);
        eventually(() -> service.bean(Candidates.class).forRegionalFund(callId).candidates().stream()
                        .filter(candidate ->
                                candidate.application().healthCommunity().equals(community))
                        .count()
                == applicationIds.length);
    }

    public void rank(String community, String recommendation, UUID... applicationIds) {
        Map<UUID, Long> versions = new LinkedHashMap<>();
        Stream.of(applicationIds).forEach(id -> versions.put(id, null));
        rankVersions(community, recommendation, versions);
    }

    /** @param versions of each submission that was ranked, in the order of the list */
    public void rankVersions(String community, String recommendation, Map<UUID, Long> versions) {
        List<RankingAdopted.Entry> entries = new ArrayList<>();
        versions.forEach((id, version) ->
                entries.add(new RankingAdopted.Entry(id, version, entries.size() + 1, recommendation, null, null)));
        tell(
                RankingAdopted.TYPE,
                callId,
                new RankingAdopted(callId, community, LocalDate.parse("2025-03-25"), "12/2025", entries));
    }

    public void withdraw(UUID id) {
        tell(ApplicationWithdrawn.TYPE, id, new ApplicationWithdrawn(id, "2025-0001", callId, "helgeland", null));
    }

    public void screen(UUID id, String outcome) {
        tell(
                ApplicationScreened.TYPE,
                id,
                new ApplicationScreened(
                        id,
                        "2025-0001",
                        callId,
                        "helgeland",
                        KnownOrganisations.idOf(KnownOrganisations.VEFSN),
                        outcome,
                        null));
    }

    public void declareConflict(UUID id, String subject, boolean conflicted) {
        tell(
                ImpartialityDeclared.TYPE,
                id,
                new ImpartialityDeclared(id, callId, "helgeland", subject, conflicted, "Ansatt hos en part"));
    }

    private static List<ApplicationSubmitted.Party> parties(Request request) {
        List<ApplicationSubmitted.Party> parties = new ArrayList<>();
        parties.add(new ApplicationSubmitted.Party(KnownOrganisations.idOf(request.leadNumber()), "LEAD"));
        request.partyIds().forEach(id -> parties.add(new ApplicationSubmitted.Party(id, "PARTY")));
        return parties;
    }

    private void tell(String type, UUID key, Object payload) {
        service.publish(TOPIC, type, key.toString(), payload);
    }
}
