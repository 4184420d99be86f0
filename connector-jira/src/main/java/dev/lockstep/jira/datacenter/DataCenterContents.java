package dev.lockstep.jira.datacenter;

import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Files.Attached;
import dev.lockstep.jira.rest.FileJson;
import dev.lockstep.jira.rest.JiraClient;
import dev.lockstep.jira.rest.Writings;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Fetches the content of attached files to the disk. */
final class DataCenterContents {

  private final JiraClient<DataCenterApi> client;
  private final JiraClient<ContentApi> slow;

  DataCenterContents(JiraClient<DataCenterApi> client) {
    this.client = client;
    this.slow = client.patient(ContentApi.class, Writings.FILES);
  }

  Uni<Void> fetch(String id, Path to, Calls calls) {
    return client
        .read("attachment/{id}", UpstreamGateway.BRISK, calls, api -> api.attachment(id))
        .map(FileJson::attached)
        .chain(
            file ->
                slow.read(
                        "secure/attachment/{id}",
                        UpstreamGateway.BRISK,
                        calls,
                        api -> api.content(id, file.name()))
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .invoke(content -> keep(content, file, to)))
        .replaceWithVoid();
  }

  /** A sign-in page in place of the file shows by its size. */
  private static void keep(File content, Attached file, Path to) {
    try {
      long size = Files.size(content.toPath());
      if (size != file.size()) {
        Files.delete(content.toPath());
        throw new Unavailable(
            "an attachment of " + file.size() + " bytes is answered with " + size + " bytes");
      }
      Files.move(content.toPath(), to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new Unavailable("no content: " + e.getClass().getSimpleName());
    }
  }
}
