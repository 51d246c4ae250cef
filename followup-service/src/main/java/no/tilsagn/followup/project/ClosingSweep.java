package no.tilsagn.followup.project;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes projects whose time is over, every second of real time. Any number of replicas may do it at once; one project
 * that fails is tried again by the next sweep and does not hold up the others.
 */
@Singleton
class ClosingSweep {
    private static final Logger LOG = LoggerFactory.getLogger(ClosingSweep.class);

    private final Projects projects;

    ClosingSweep(Projects projects) {
        this.projects = projects;
    }

    @Scheduled(initialDelay = "1s", fixedDelay = "1s")
    void sweep() {
        projects.over().forEach(this::close);
    }

    private void close(UUID projectId) {
        try {
            projects.closeIfOver(projectId);
        } catch (RuntimeException failure) {
            LOG.error("Project {} could not be closed", projectId, failure);
        }
    }
}
