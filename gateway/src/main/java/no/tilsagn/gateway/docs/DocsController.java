package no.tilsagn.gateway.docs;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import no.tilsagn.api.Problem;

/** The API of all services, for programs at {@code /openapi.json} and for people at {@code /docs}; all of it from here. */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
class DocsController {
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private record Page(byte[] content, String type) {}

    private final Page description = page("/openapi.json", MediaType.APPLICATION_JSON);
    private final Map<String, Page> pages = Map.of(
            "index.html", page("/docs/index.html", MediaType.TEXT_HTML + ";charset=utf-8"),
            "start.js", page("/docs/start.js", "text/javascript"),
            "swagger-ui.css", page(swaggerUi("swagger-ui.css"), "text/css"),
            "swagger-ui-bundle.js", page(swaggerUi("swagger-ui-bundle.js"), "text/javascript"));

    @Get("/openapi.json")
    HttpResponse<byte[]> description() {
        return answer(description);
    }

    @Get("/docs")
    HttpResponse<byte[]> index() {
        return answer(pages.get("index.html"));
    }

    @Get("/docs/{file}")
    HttpResponse<byte[]> file(String file) {
        if (!pages.containsKey(file)) {
            throw Problem.notFound("page");
        }
        return answer(pages.get(file));
    }

    private static HttpResponse<byte[]> answer(Page page) {
        return HttpResponse.ok(page.content())
                .header(HttpHeaders.CONTENT_TYPE, page.type())
                .header(HttpHeaders.CACHE_CONTROL, "max-age=600")
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    }

    private static Page page(String resource, String type) {
        try (InputStream content = DocsController.class.getResourceAsStream(resource)) {
            return new Page(content.readAllBytes(), type);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + resource, e);
        }
    }

    private static String swaggerUi(String file) {
        var webjar = new Properties();
        String about = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
        try (InputStream properties = DocsController.class.getResourceAsStream(about)) {
            webjar.load(properties);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + about, e);
        }
        return "/META-INF/resources/webjars/swagger-ui/" + webjar.getProperty("version") + "/" + file;
    }
}
