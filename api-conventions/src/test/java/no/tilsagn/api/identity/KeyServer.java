package no.tilsagn.api.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An identity provider's keys, which it may change, keep to itself, or never finish to say. */
final class KeyServer implements AutoCloseable {
    static final String ISSUER = "https://identity.example/tilsagn";
    static final RSAKey FIRST = rsa("first");
    static final RSAKey SECOND = rsa("second");

    private final AtomicInteger fetches = new AtomicInteger();
    private volatile JWKSet published = new JWKSet(FIRST);
    private volatile CountDownLatch speech = new CountDownLatch(0);
    private HttpServer server;
    private int port;

    KeyServer() {
        start();
    }

    void start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = server.getAddress().getPort();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/jwks", this::answer);
        server.start();
    }

    void stop() {
        server.stop(0);
    }

    /** Takes requests from now on, says half of the answer and then nothing. */
    void hang() {
        speech = new CountDownLatch(1);
    }

    void publish(JWK... keys) {
        published = new JWKSet(java.util.List.of(keys));
    }

    int fetches() {
        return fetches.get();
    }

    String url() {
        return "http://localhost:" + port + "/jwks";
    }

    @Override
    public void close() {
        speech.countDown();
        stop();
    }

    private void answer(HttpExchange exchange) throws IOException {
        fetches.incrementAndGet();
        byte[] keys = published.toString(true).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, keys.length);
        exchange.getResponseBody().write(keys, 0, keys.length / 2);
        exchange.getResponseBody().flush();
        try {
            speech.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.getResponseBody().write(keys, keys.length / 2, keys.length - keys.length / 2);
        exchange.close();
    }

    static String signedBy(RSAKey key) {
        try {
            return signed(
                    JWSAlgorithm.RS256,
                    key,
                    new RSASSASigner(key),
                    Instant.now().plusSeconds(60));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static String signed(JWSAlgorithm algorithm, JWK key, JWSSigner signer, Instant expiresAt) throws Exception {
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("tilsagn")
                .subject("applicant.senja")
                .expirationTime(Date.from(expiresAt));
        var token = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims.build());
        token.sign(signer);
        return token.serialize();
    }

    private static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
