# Sourced by mvnw and run: points JAVA_HOME at a JDK 25, or says in one sentence what to install.
# It looks where JDKs usually are, so that a machine whose default java is older needs no setting.

is_jdk_25() {
  [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release" 2>/dev/null
}

find_jdk_25() {
  for home in "${JAVA_HOME:-}" \
    "$(dirname "$(dirname "$(readlink -f "$(command -v javac 2>/dev/null)" 2>/dev/null)")" 2>/dev/null)" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /usr/local/openjdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/*; do
    if is_jdk_25 "$home"; then
      printf '%s\n' "$home"
      return 0
    fi
  done
  return 1
}

if JAVA_HOME=$(find_jdk_25); then
  export JAVA_HOME
  PATH="$JAVA_HOME/bin:$PATH"
else
  echo "Tilsagn needs a JDK 25 and found none: install one (for example Eclipse Temurin 25) or point JAVA_HOME at it." >&2
  exit 1
fi
