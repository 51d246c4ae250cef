package no.tilsagn.standalone;

/** The four services, each a process of its own. */
enum Service {
    APPLICATIONS("applications-service", 8081, "applications"),
    BUDGET("budget-service", 8082, "budget"),
    FOLLOWUP("followup-service", 8083, "followup"),
    GATEWAY("gateway", 8080, null);

    private final String module;
    private final int port;
    private final String database;

    Service(String module, int port, String database) {
        this.module = module;
        this.port = port;
        this.database = database;
    }

    String module() {
        return module;
    }

    int port() {
        return Ports.actual(port);
    }

    /** Its database, which is also the name of its user; null for the gateway. */
    String database() {
        return database;
    }

    String url() {
        return "http://localhost:" + port();
    }
}
