package no.tilsagn.backends;

/**
 * The servers that a test needs, each started on first use and once per JVM, and stopped when it ends. They are embedded, or
 * with {@code -Dbackends=containers} they are containers: PostgreSQL and Kafka of the images that production runs.
 */
public final class Backends {
    private static final boolean CONTAINERS = "containers".equals(System.getProperty("backends"));

    private Backends() {}

    /** A PostgreSQL server without durability: quick, and gone with the JVM. */
    public static Postgres postgres() {
        return PostgresHolder.SERVER;
    }

    /** A broker that tests may stop, start, pause and resume; whoever stops it starts it again. */
    public static Kafka kafka() {
        return KafkaHolder.BROKER;
    }

    /** The development identity provider on a free port of the loopback interface. */
    public static IdentityProvider identityProvider() {
        return IdentityHolder.PROVIDER;
    }

    // One holder each: a class initialiser that starts servers must not be one that their threads need.
    private static final class PostgresHolder {
        static final Postgres SERVER = CONTAINERS ? PostgresContainer.start() : LocalPostgres.temporary();
    }

    private static final class KafkaHolder {
        static final Kafka BROKER = CONTAINERS ? BrokerContainer.launch() : LocalKafka.temporary();
    }

    private static final class IdentityHolder {
        static final IdentityProvider PROVIDER = IdentityProvider.temporary();
    }
}
