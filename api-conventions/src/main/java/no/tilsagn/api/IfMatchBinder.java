package no.tilsagn.api;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

@Singleton
class IfMatchBinder implements TypedRequestArgumentBinder<IfMatch> {
    @Override
    public Argument<IfMatch> argumentType() {
        return Argument.of(IfMatch.class);
    }

    @Override
    public BindingResult<IfMatch> bind(ArgumentConversionContext<IfMatch> context, HttpRequest<?> request) {
        return () -> Optional.of(new IfMatch(request.getHeaders().get(HttpHeaders.IF_MATCH)));
    }
}
