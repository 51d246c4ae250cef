package no.tilsagn.database;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.runtime.mapper.sql.SqlJsonColumnReader;
import io.micronaut.jackson.databind.JacksonDatabindMapper;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;

/** Reads the JSON columns of all entities tolerantly; the application's own mapper would refuse them as it does requests. */
@Singleton
@Requires(classes = {SqlJsonColumnReader.class, JacksonDatabindMapper.class})
class StoredDocuments implements SqlJsonColumnReader<ResultSet> {
    private final JsonMapper json;

    StoredDocuments(ObjectMapper application) {
        this.json = new JacksonDatabindMapper(TolerantJson.like(application));
    }

    @Override
    public boolean supportsResultSetType(Class<ResultSet> type) {
        return ResultSet.class.isAssignableFrom(type);
    }

    @Override
    public JsonMapper getJsonMapper() {
        return json;
    }
}
