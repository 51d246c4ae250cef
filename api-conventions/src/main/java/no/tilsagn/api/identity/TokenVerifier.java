package no.tilsagn.api.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.tilsagn.api.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides on a token by its signature and claims, in real time, wherever the development clock stands. The keys come
 * from the identity provider alone: whatever a token says about keys is ignored, and symmetric or no signatures are
 * refused. Costs a public key operation and may wait for the identity provider.
 */
@Singleton
class TokenVerifier {
    private static final Logger LOG = LoggerFactory.getLogger(TokenVerifier.class);
    private static final String ISO_6523_NORWAY = "0192:";
    private static final int CLOCK_SKEW_SECONDS = 5;

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    TokenVerifier(IdentityConfiguration identity, SigningKeys keys) {
        var claims = new DefaultJWTClaimsVerifier<>(
                identity.audience(),
                new JWTClaimsSet.Builder().issuer(identity.issuer()).build(),
                Set.of("sub", "exp"));
        claims.setMaxClockSkew(CLOCK_SKEW_SECONDS);
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), keys));
        processor.setJWTClaimsSetVerifier(claims);
    }

    TokenDecision verify(String token) {
        try {
            JWTClaimsSet claims = processor.process(token, null);
            return new TokenDecision.Accepted(
                    callerOf(claims), claims.getExpirationTime().toInstant());
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException e) {
            LOG.debug("Refused a token: {}", e.toString());
            return new TokenDecision.Rejected();
        }
    }

    private static Caller callerOf(JWTClaimsSet claims) throws ParseException {
        List<String> roles = claims.getStringListClaim("roles");
        return new Caller(
                claims.getSubject(),
                claims.getClaim("name") instanceof String name ? name : claims.getSubject(),
                organisationNumber(claims.getClaim("consumer")),
                roles == null ? Set.of() : Set.copyOf(roles));
    }

    private static String organisationNumber(Object consumer) {
        return consumer instanceof Map<?, ?> map && map.get("ID") instanceof String id && id.startsWith(ISO_6523_NORWAY)
                ? id.substring(ISO_6523_NORWAY.length())
                : null;
    }
}
