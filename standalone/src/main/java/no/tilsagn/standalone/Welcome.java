package no.tilsagn.standalone;

/** What a newcomer reads when everything is ready. */
final class Welcome {
    private Welcome() {}

    static String text() {
        return """

                Tilsagn is ready.

                  API                  http://localhost:8080/api/v1
                  documentation        http://localhost:8080/docs
                  identity provider    http://localhost:8090/tilsagn
                  logs                 .tilsagn/logs

                Demo users, all with the secret "demo":
                  applicant.<municipality>   such as applicant.senja, applicant.bodo, applicant.alta
                  trust.unn, trust.helgeland, trust.nordland, trust.finnmark
                  secretariat.<community>, ssu.<community>
                                             troms-ofoten, helgeland, finnmark, lofoten-vesteralen-salten
                  committee.1 (chairs) … committee.8
                  rhf.manager, rhf.controller, auditor, admin

                A first look, as the municipality of Senja:

                  TOKEN=$(curl -s http://localhost:8090/tilsagn/token -d grant_type=client_credentials \\
                    -d client_id=applicant.senja -d client_secret=demo -d scope=tilsagn |
                    sed -n 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/p')
                  curl -s "http://localhost:8080/api/v1/organisations?q=Senja" -H "Authorization: Bearer $TOKEN"

                Stop it with Ctrl-C, or with ./run stop.
                """.replace("8080", Integer.toString(Service.GATEWAY.port()))
                .replace("8090", Integer.toString(Platform.IDENTITY_PORT));
    }
}
