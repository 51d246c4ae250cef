package no.tilsagn.api;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

@Singleton
class PagingBinder implements TypedRequestArgumentBinder<Paging> {
    @Override
    public Argument<Paging> argumentType() {
        return Argument.of(Paging.class);
    }

    @Override
    public BindingResult<Paging> bind(ArgumentConversionContext<Paging> context, HttpRequest<?> request) {
        String limit = request.getParameters().get("limit");
        String cursor = request.getParameters().get("cursor");
        return () -> Optional.of(new Paging(
                limit == null ? Paging.DEFAULT_LIMIT : parse(limit), cursor == null ? null : Paging.decode(cursor)));
    }

    private static int parse(String limit) {
        if (limit.matches("[1-9][0-9]{0,2}") && Integer.parseInt(limit) <= Paging.MAX_LIMIT) {
            return Integer.parseInt(limit);
        }
        throw Problem.malformed(
                "/limit", "INVALID_LIMIT", "limit is a whole number from 1 to " + Paging.MAX_LIMIT + ".");
    }
}
