package no.tilsagn.check;

import static no.tilsagn.check.Service.BUDGET;
import static no.tilsagn.check.Service.FOLLOWUP;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import no.tilsagn.check.Database.Row;

/** What people see is what is kept. */
final class ApiFacts {
    private ApiFacts() {}

    static List<Fact> all() {
        return List.of(
                Fact.of("the-proof-of-every-fund-holds", ApiFacts::proofs),
                Fact.of("the-awards-shown-are-those-kept", ApiFacts::awards),
                Fact.of("the-projects-shown-are-those-kept", ApiFacts::projects));
    }

    private static void proofs(Platform platform, Fact.Findings findings) {
        Api api = platform.api();
        if (api == null) {
            return;
        }
        platform.database(BUDGET).rows("""
                select f.id, coalesce((select hash from journal_entry e where e.fund_id = f.id order by number desc limit 1),
                                      repeat('0', 64)) as head
                  from fund f
                """).forEach(row -> {
            JsonNode proof = api.get("/funds/" + row.text("id") + "/proof");
            if (!proof.path("holds").asBoolean()) {
                findings.add(row.text("id"), "the proof says: " + proof.path("differences"));
            }
            if (!proof.path("hashHead").asText().equals(row.text("head"))) {
                findings.add(row.text("id"), "the proof ends at another entry than the journal");
            }
        });
    }

    private static void awards(Platform platform, Fact.Findings findings) {
        shown(platform, "/awards", BUDGET, """
                select id, number, status, total_ore,
                       (select coalesce(sum(amount_ore), 0)::bigint from instalment i
                         where i.award_id = award.id and i.status = 'DISBURSED') as disbursed_ore
                  from award
                """, findings, (kept, seen) -> {
            differ(
                    findings,
                    kept,
                    "status",
                    kept.text("status"),
                    seen.path("status").asText());
            differ(findings, kept, "total", kept.text("total_ore"), ore(seen.path("total")));
            differ(findings, kept, "disbursed", kept.text("disbursed_ore"), ore(seen.path("disbursed")));
        });
    }

    private static void projects(Platform platform, Fact.Findings findings) {
        shown(platform, "/projects", FOLLOWUP, """
                select id, status, total_ore, reported_ore,
                       coalesce((select max(d.total_ore) from disbursement d where d.award_id = project.award_id), 0) as disbursed_ore
                  from project
                """, findings, (kept, seen) -> {
            differ(
                    findings,
                    kept,
                    "status",
                    kept.text("status"),
                    seen.path("status").asText());
            differ(findings, kept, "total", kept.text("total_ore"), ore(seen.path("total")));
            differ(findings, kept, "disbursed", kept.text("disbursed_ore"), ore(seen.path("disbursed")));
            differ(findings, kept, "reported", kept.text("reported_ore"), ore(seen.path("reported")));
        });
    }

    /** Compares all that a list shows with what is kept. */
    private static void shown(
            Platform platform,
            String list,
            Service service,
            String sql,
            Fact.Findings findings,
            BiConsumer<Row, JsonNode> comparison) {
        Api api = platform.api();
        if (api == null) {
            return;
        }
        Map<String, JsonNode> seen = new HashMap<>();
        api.forEach(list, item -> seen.put(item.path("id").asText(), item));
        platform.database(service).rows(sql).forEach(kept -> {
            JsonNode item = seen.remove(kept.text("id"));
            if (item == null) {
                findings.add(kept.text("id"), "it is kept and not shown in " + list);
            } else {
                comparison.accept(kept, item);
            }
        });
        seen.keySet().forEach(id -> findings.add(id, "it is shown in " + list + " and not kept"));
    }

    private static void differ(Fact.Findings findings, Row kept, String what, String inside, String outside) {
        if (!inside.equals(outside)) {
            findings.add(kept.text("id") + " " + what, "kept is %s, shown %s".formatted(inside, outside));
        }
    }

    private static String ore(JsonNode nok) {
        return nok.isNumber()
                ? nok.decimalValue()
                        .multiply(BigDecimal.valueOf(100))
                        .stripTrailingZeros()
                        .toPlainString()
                : nok.toString();
    }
}
