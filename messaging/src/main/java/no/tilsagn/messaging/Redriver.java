package no.tilsagn.messaging;

import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import no.tilsagn.database.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries queued messages again when they are due. Any number of replicas may: whoever holds the key handles its first one. */
@Singleton
final class Redriver {
    private static final Logger LOG = LoggerFactory.getLogger(Redriver.class);
    private static final Duration AFTER_AN_OUTAGE = Duration.ofSeconds(1);
    private static final int QUEUES_AT_A_TIME = 100;

    private final TransactionOperations<Connection> transactions;
    private final MessagingConfiguration configuration;
    private final ParkedMessageTable table;
    private final QueuedMessages queued;
    private final Semaphore wakened = new Semaphore(0);
    private final Thread thread;
    private volatile boolean running = true;

    Redriver(
            TransactionOperations<Connection> transactions,
            MessagingConfiguration configuration,
            ParkedMessageTable table,
            QueuedMessages queued) {
        this.transactions = transactions;
        this.configuration = configuration;
        this.table = table;
        this.queued = queued;
        this.thread = Thread.ofPlatform().daemon().name("event-redriver").unstarted(this::run);
    }

    @EventListener
    void start(StartupEvent started) {
        if (!configuration.subscriptions().isEmpty()) {
            thread.start();
        }
    }

    /** Looks for due messages at once. */
    void wake() {
        if (wakened.availablePermits() == 0) {
            wakened.release();
        }
    }

    void wakeAfterCommit(TransactionStatus<Connection> transaction) {
        transaction.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake();
            }
        });
    }

    @PreDestroy
    void stop() throws InterruptedException {
        running = false;
        wake();
        if (thread.isAlive() && !thread.join(KafkaClients.closeTimeout())) {
            thread.interrupt();
        }
    }

    private void run() {
        while (running) {
            Duration rest = configuration.pollInterval();
            try {
                List<ParkedMessageTable.Queue> due = transactions.executeRead(
                        transaction -> table.due(transaction.getConnection(), QUEUES_AT_A_TIME));
                for (ParkedMessageTable.Queue queue : due) {
                    queued.handleWhatIsDue(queue);
                }
                rest = due.isEmpty() ? rest : Duration.ZERO;
            } catch (Exception | Error e) {
                if (Outage.causes(e)) {
                    LOG.warn("Queued events wait for the database: {}", e.toString());
                } else {
                    LOG.error("Queued events could not be tried again", e);
                }
                rest = AFTER_AN_OUTAGE;
            }
            await(rest);
        }
    }

    private void await(Duration longest) {
        try {
            wakened.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
            wakened.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
