# One image per runnable module, from jars that are already built: ./mvnw -DskipTests package (./run does it too).
FROM eclipse-temurin:25-jre
ARG MODULE
ARG JVM_OPTIONS=service-parent/jvm.options
RUN mkdir -p /var/lib/tilsagn/clock /var/lib/tilsagn/identity && chown -R 10001:10001 /var/lib/tilsagn
WORKDIR /app
COPY ${JVM_OPTIONS} jvm.options
COPY ${MODULE}/target/lib lib
COPY ${MODULE}/target/${MODULE}-1.0.0-SNAPSHOT.jar app.jar
USER 10001:10001
ENV HEALTH_PATH=/health/readiness MALLOC_ARENA_MAX=2
# bash itself asks, so that the image needs no HTTP client
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=12 CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/$MICRONAUT_SERVER_PORT && printf 'GET %s HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' $HEALTH_PATH >&3 && head -1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "@/app/jvm.options", "-jar", "/app/app.jar"]
