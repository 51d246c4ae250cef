package no.tilsagn.e2e.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The API is reviewed as a diff of the description that the gateway serves. */
class OpenApiIsNotStaleTest {
    private static final Path COMMITTED = Path.of("../gateway/src/main/resources/openapi.json");
    private static final List<String> MODULES =
            List.of("applications-service", "budget-service", "followup-service", "gateway");

    private final String merged =
            MergedOpenApi.of(MODULES.stream().map(ServiceDescription::of).toList());

    @Test
    void theCommittedDescriptionIsThatOfTheCode() throws IOException {
        if ("update".equals(System.getProperty("generated"))) {
            Files.writeString(COMMITTED, merged);
        }

        assertThat(Files.readString(COMMITTED))
                .as("run ./mvnw -pl e2e-tests test -Dtest=OpenApiIsNotStaleTest -Dgenerated=update and review the diff")
                .isEqualTo(merged);
    }

    @Test
    void everyReferenceLeadsSomewhereAndEveryOperationHasAnIdOfItsOwn() throws IOException {
        JsonNode document = new ObjectMapper().readTree(merged);
        Set<String> ids = new HashSet<>();

        assertThat(document.findValuesAsText("operationId")).isNotEmpty().allMatch(ids::add);
        assertThat(document.findValuesAsText("$ref"))
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void aNameMeansTheSameInEveryService() throws IOException {
        var one = described("budget-service", "{\"components\": {\"schemas\": {\"Kind\": {\"type\": \"string\"}}}}");
        var same = described("followup-service", "{\"components\": {\"schemas\": {\"Kind\": {\"type\": \"string\"}}}}");
        var other = described("gateway", "{\"components\": {\"schemas\": {\"Kind\": {\"type\": \"integer\"}}}}");

        assertThatCode(() -> MergedOpenApi.of(List.of(one, same))).doesNotThrowAnyException();
        assertThatThrownBy(() -> MergedOpenApi.of(List.of(one, other)))
                .hasMessageContainingAll("Kind", "budget-service", "gateway");
    }

    private static ServiceDescription described(String service, String document) throws IOException {
        return new ServiceDescription(service, (ObjectNode) new ObjectMapper().readTree(document));
    }
}
