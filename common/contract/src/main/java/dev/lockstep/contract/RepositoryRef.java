package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identity of a repository: {@code provider/owner/name}, for example {@code
 * bitbucket/acme/shop-api}.
 *
 * @param provider {@code bitbucket}, {@code bitbucket-dc}, {@code github} or {@code azure-devops}
 * @param owner workspace of Bitbucket Cloud, project key of Bitbucket Data Center, owner on GitHub,
 *     organisation of Azure DevOps
 * @param name the repository's slug; on Azure DevOps {@code project:repository}, since names repeat
 *     from project to project
 */
public record RepositoryRef(String provider, String owner, String name) {

  public RepositoryRef {
    RefParts.requirePart("provider", provider);
    RefParts.requirePart("owner", owner);
    RefParts.requirePart("name", name);
  }

  /**
   * Reads the form that {@link #toString()} writes.
   *
   * @throws IllegalArgumentException naming the text when it is not of the form {@code
   *     provider/owner/name}
   */
  @JsonCreator
  public static RepositoryRef parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException(
          "not a repository reference (provider/owner/name): " + text);
    }
    return new RepositoryRef(parts[0], parts[1], parts[2]);
  }

  @Override
  @JsonValue
  public String toString() {
    return provider + "/" + owner + "/" + name;
  }
}
