# wsproof, and wstest for those who come from the Autobahn|Testsuite:
#
#   docker build -t wsproof .
#   docker run --rm -p 9001:9001 -p 8080:8080 -v "$PWD/config:/config" -v "$PWD/reports:/reports" \
#     wsproof wstest -m fuzzingserver -s /config/fuzzingserver.json
#   docker run --rm --network host -v "$PWD/reports:/reports" --user "$(id -u)" \
#     wsproof wsproof fuzzingclient ws://127.0.0.1:9001 --outdir /reports/servers
#
# Without a command it is the fuzzing server of /config/fuzzingserver.json. Needs no root: any --user will do who may
# write to /reports.

FROM eclipse-temurin:17-jdk AS build
WORKDIR /src
COPY . .
RUN ./mvnw -q -B -pl cli -am package -DskipTests -Dspotless.check.skip=true

FROM eclipse-temurin:17-jre
COPY --from=build /src/LICENSE /src/wsproof /opt/wsproof/
COPY --from=build /src/cli/target/wsproof.jar /opt/wsproof/cli/target/wsproof.jar
# The first start writes the archive of loaded classes that makes later ones fast.
RUN ln -s /opt/wsproof/wsproof /usr/local/bin/wsproof \
 && ln -s /opt/wsproof/wsproof /usr/local/bin/wstest \
 && wsproof --version \
 && mkdir -m 1777 /config /reports \
 && printf '%s\n' '{"url": "ws://0.0.0.0:9001", "outdir": "/reports/clients", "cases": ["*"]}' \
      >/config/fuzzingserver.json
VOLUME /config /reports
EXPOSE 9001 8080
CMD ["wstest", "-m", "fuzzingserver", "-s", "/config/fuzzingserver.json"]
