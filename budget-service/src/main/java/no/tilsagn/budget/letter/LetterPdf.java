package no.tilsagn.budget.letter;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.GregorianCalendar;
import java.util.UUID;
import no.tilsagn.api.OsloTime;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/** Renders letters; the same letter always becomes the same bytes. */
public final class LetterPdf {
    /** Comes with PDFBox, may be embedded by anybody, and has the letters of Norwegian and the Sámi languages. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    static {
        XRLog.setLoggingEnabled(false);
    }

    private LetterPdf() {}

    public static byte[] of(GrantLetter letter) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        String html = letter.html();
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .useFont(() -> PDDocument.class.getResourceAsStream(FONT), "Liberation Sans")
                .withHtmlContent(html, null)
                .withProducer("Tilsagn")
                .toStream(pdf);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            PDDocument document = renderer.getPdfDocument();
            fix(document, letter, html);
            document.save(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not render letter " + letter.number(), e);
        }
        return pdf.toByteArray();
    }

    /** The document's date and id would else be those of the rendering. */
    private static void fix(PDDocument document, GrantLetter letter, String html) {
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle("Tilskuddsbrev " + letter.number());
        var date = GregorianCalendar.from(letter.offeredOn().atStartOfDay(OsloTime.ZONE));
        information.setCreationDate(date);
        information.setModificationDate(date);
        document.setDocumentId(
                UUID.nameUUIDFromBytes(html.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits());
    }
}
