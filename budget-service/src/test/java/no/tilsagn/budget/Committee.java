package no.tilsagn.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Allocates over HTTP as the allocation committee does. */
public final class Committee {
    public static final String CHAIR = "committee.1";
    public static final Map<String, String> ANY_VERSION = Map.of("If-Match", "*");

    private final Api api;

    public Committee(RunningService service) {
        api = service.api();
    }

    /** A regional fund with this much in each year, in kroner. */
    public UUID fundWith(Map<Integer, Long> kroner) {
        var fund = api.post("rhf.manager", "/api/v1/funds", Map.of("name", "Regional pott", "kind", "REGIONAL"));
        kroner.forEach((year, amount) -> {
            var appropriated = api.post(
                    "rhf.manager",
                    "/api/v1/funds/" + fund.id() + "/appropriations",
                    Map.of("year", year, "amount", amount, "reference", "Styresak 12-2025"));
            assertThat(appropriated.status()).isEqualTo(201);
        });
        return fund.id();
    }

    public UUID open(Round round, UUID fundId) {
        var answer = api.post("rhf.manager", "/api/v1/allocations", opening(round.callId(), fundId));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.id();
    }

    public static Map<String, Object> opening(UUID callId, UUID fundId) {
        return Map.of("callId", callId, "fundId", fundId, "year", 2025, "body", "ALLOCATION_COMMITTEE");
    }

    public Api.Answer decide(UUID allocationId, Object... items) {
        var answer = api.put(
                CHAIR,
                "/api/v1/allocations/" + allocationId + "/decisions",
                Map.of("items", Arrays.asList(items)),
                ANY_VERSION);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer;
    }

    public Api.Answer adopt(UUID allocationId) {
        return adopt(allocationId, members(5));
    }

    public Api.Answer adopt(UUID allocationId, List<String> present) {
        return api.post(CHAIR, "/api/v1/allocations/" + allocationId + "/adopt", meeting(present));
    }

    /** The award of the only awarded application, after adoption. */
    public UUID awardOf(Api.Answer adopted) {
        assertThat(adopted.status()).as(adopted.body().toString()).isEqualTo(200);
        for (var decision : adopted.body().get("decisions")) {
            if (!decision.get("awardId").isNull()) {
                return UUID.fromString(decision.get("awardId").asText());
            }
        }
        throw new AssertionError("No award in " + adopted.body());
    }

    public static Map<String, Object> meeting(List<String> present) {
        return Map.of("meetingOn", "2025-06-12", "caseNumber", "7/2025", "present", present);
    }

    /** The first {@code count} members. */
    public static List<String> members(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(no -> "committee." + no).toList();
    }

    public static Map<String, Object> award(UUID applicationId, Map<Integer, Long> kroner) {
        Map<String, Object> item = new HashMap<>();
        item.put("applicationId", applicationId);
        item.put("outcome", "AWARD");
        item.put("amountByYear", kroner);
        return item;
    }

    public static Map<String, Object> award(UUID applicationId, Map<Integer, Long> kroner, String reason) {
        Map<String, Object> item = award(applicationId, kroner);
        item.put("reason", reason);
        return item;
    }

    public static Map<String, Object> reject(UUID applicationId, String reason) {
        Map<String, Object> item = new HashMap<>();
        item.put("applicationId", applicationId);
        item.put("outcome", "REJECT");
        item.put("reason", reason);
        return item;
    }

    public static Map<String, Object> with(Map<String, Object> item, String field, Object value) {
        item.put(field, value);
        return item;
    }
}
