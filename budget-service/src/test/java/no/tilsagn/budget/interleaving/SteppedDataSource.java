package no.tilsagn.budget.interleaving;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Puts a gate before every statement, commit and rollback of an {@link Actor}. Other threads pass.
 *
 * <p>What happens in between, inside PostgreSQL, is ordered by its locks; so the orders of these steps are all the
 * interleavings that two transactions can have.
 */
@Singleton
class SteppedDataSource implements BeanCreatedEventListener<DataSource>, Ordered {
    private static final Set<String> STEPS = Set.of("commit", "rollback");

    /** Closest to the pool: what wraps it later must find it there. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
        DataSource real = event.getBean();
        return proxy(DataSource.class, (_, method, arguments) -> {
            Object result = invoke(real, method, arguments);
            if (result instanceof Connection connection && Actor.current() != null) {
                Actor.current().uses(connection);
                return stepped(connection);
            }
            return result;
        });
    }

    private static Connection stepped(Connection real) {
        return proxy(Connection.class, (_, method, arguments) -> {
            if (STEPS.contains(method.getName())) {
                Actor.current().awaitTurn();
            }
            Object result = invoke(real, method, arguments);
            return result instanceof Statement statement
                    ? stepped(statement, method.getReturnType().asSubclass(Statement.class))
                    : result;
        });
    }

    private static <T extends Statement> T stepped(Statement real, Class<T> type) {
        return proxy(type, (_, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                Actor.current().awaitTurn();
            }
            return invoke(real, method, arguments);
        });
    }

    private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
