package dev.lockstep.jira.rest;

import dev.lockstep.connector.UpstreamException.Unauthorized;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/**
 * A page where JSON was asked for is a sign-in page, or a proxy in front of Jira: the account was
 * not let through, whatever the status says.
 */
public final class JsonOnly implements ClientResponseFilter {

  @Override
  public void filter(ClientRequestContext request, ClientResponseContext response) {
    boolean success = response.getStatus() / 100 == 2;
    boolean file = MediaType.WILDCARD.equals(request.getHeaderString(HttpHeaders.ACCEPT));
    if (success
        && !file
        && response.getMediaType() != null
        && !Failures.isJson(response.getMediaType())) {
      throw new Unauthorized(
          "Jira answers with "
              + response.getMediaType()
              + " where JSON was asked for, which is a sign-in page or a proxy's");
    }
  }
}
