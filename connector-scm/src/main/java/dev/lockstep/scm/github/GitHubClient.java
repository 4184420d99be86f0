package dev.lockstep.scm.github;

import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.scm.rest.Authorization;
import dev.lockstep.scm.rest.Door;
import dev.lockstep.scm.rest.Failures;
import java.net.URI;
import java.time.Clock;

/** The ways to GitHub with one credential: GraphQL and REST. */
public final class GitHubClient {

  private static final String SERVER = "/api/v3";

  private final GraphQl graphQl;
  private final Door rest;

  /**
   * With a personal access token.
   *
   * @param apiUrl of REST, without a trailing slash
   * @param gateway of the same credential
   */
  public static GitHubClient withToken(
      URI apiUrl, String token, UpstreamGateway gateway, Clock clock) {
    return new GitHubClient(apiUrl, Authorization.bearer(token), gateway, clock);
  }

  /**
   * As the installation of an app.
   *
   * @param apiUrl of REST, without a trailing slash
   * @param app its id
   * @param pem its private key, PKCS#1 or PKCS#8
   * @param owner whose installation it is
   * @param ofApp gateway of the calls that get tokens
   * @param gateway of all others
   */
  public static GitHubClient ofApp(
      URI apiUrl,
      String app,
      String pem,
      String owner,
      UpstreamGateway ofApp,
      UpstreamGateway gateway,
      Clock clock) {
    return new GitHubClient(
        apiUrl, new AppAuthorization(apiUrl, app, pem, owner, ofApp, clock), gateway, clock);
  }

  GitHubClient(URI apiUrl, Authorization authorization, UpstreamGateway gateway, Clock clock) {
    Failures failures = new Failures(new GitHubFailures(clock));
    this.graphQl =
        new GraphQl(new Door(graphQlBase(apiUrl), authorization, failures, gateway), clock);
    this.rest = new Door(apiUrl, authorization, failures, gateway);
  }

  /** A server has GraphQL beside the version of its REST API, github.com below its root. */
  static URI graphQlBase(URI apiUrl) {
    String url = apiUrl.toString();
    return url.endsWith(SERVER)
        ? URI.create(url.substring(0, url.length() - "/v3".length()))
        : apiUrl;
  }

  GraphQl graphQl() {
    return graphQl;
  }

  Door rest() {
    return rest;
  }
}
