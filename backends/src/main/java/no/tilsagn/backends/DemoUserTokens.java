package no.tilsagn.backends;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.OAuth2Exception;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/** Decides who gets a token and what it says. The mock server itself would give anybody one. */
record DemoUserTokens(String issuer) implements OAuth2TokenCallback {
    @Override
    public String issuerId() {
        return IdentityProvider.AUDIENCE;
    }

    @Override
    public String subject(TokenRequest request) {
        return user(request).clientId();
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of(IdentityProvider.AUDIENCE);
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        var claims = user(request).claims();
        claims.put("iss", issuer); // the mock server would take it from the Host header of the request
        return claims;
    }

    @Override
    public long tokenExpiry() {
        return IdentityProvider.LIFETIME.toSeconds();
    }

    private static DemoUser user(TokenRequest request) {
        if (!request.getAuthorizationGrant().getType().equals(GrantType.CLIENT_CREDENTIALS)) {
            throw refusal(OAuth2Error.UNSUPPORTED_GRANT_TYPE);
        }
        if (!(request.getClientAuthentication() instanceof PlainClientSecret client)
                || !client.getClientSecret().getValue().equals(IdentityProvider.SECRET)) {
            throw refusal(OAuth2Error.INVALID_CLIENT);
        }
        var user = DemoUser.all().get(client.getClientID().getValue());
        if (user == null) {
            throw refusal(OAuth2Error.INVALID_CLIENT);
        }
        return user;
    }

    private static OAuth2Exception refusal(ErrorObject error) {
        return new OAuth2Exception(error, error.getDescription());
    }
}
