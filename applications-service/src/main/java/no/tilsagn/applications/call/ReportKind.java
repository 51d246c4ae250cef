package no.tilsagn.applications.call;

enum ReportKind {
    PROGRESS,
    FINANCIAL,
    FINAL
}
