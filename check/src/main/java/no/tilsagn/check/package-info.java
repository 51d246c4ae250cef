/**
 * Says whether the platform agrees with itself.
 *
 * <p>It reads the databases of the three services, their topics and the public API, and never writes. What ought to be true
 * is a list of {@linkplain no.tilsagn.check.Fact facts}; it knows the services by their tables and documents alone, so that
 * it can't repeat their mistakes. A new feature teaches it its facts, and the faults that they find.
 */
@NullMarked
package no.tilsagn.check;

import org.jspecify.annotations.NullMarked;
