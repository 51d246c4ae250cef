package no.tilsagn.followup.notification;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.Idempotent;
import no.tilsagn.api.Paged;
import no.tilsagn.api.Paging;
import no.tilsagn.api.Slice;

@Controller("/api/v1/notifications")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Notifications")
class NotificationController {
    private final Notifications notifications;

    NotificationController(Notifications notifications) {
        this.notifications = notifications;
    }

    @Get
    @Paged
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Operation(summary = "What was told to the caller's organisation or task, newest first")
    Slice<NotificationView> list(
            @QueryValue(defaultValue = "false") boolean unread,
            @Parameter(hidden = true) Paging paging,
            @Parameter(hidden = true) Caller caller) {
        return notifications.newest(caller, unread, paging);
    }

    @Post("/{id}/read")
    @Idempotent
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Operation(summary = "Mark a notification as read by the caller; others still have it as unread")
    HttpResponse<NotificationView> read(UUID id, @Parameter(hidden = true) Caller caller) {
        return HttpResponse.ok(notifications.read(id, caller));
    }
}
