package dev.lockstep.scm.github;

import dev.lockstep.scm.rest.Door;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Where webhooks are kept: at an organisation for all its repositories, or at one repository of a
 * user.
 */
interface HookPlace {

  /** How many are shown at once; GitHub allows 20 of one kind, so these are all. */
  int PAGE = 100;

  String FAILED = "failure";

  /** For people. */
  String name();

  Uni<List<WebhookJson>> all();

  Uni<WebhookJson> add(WebhookJson hook);

  Uni<WebhookJson> change(long id, WebhookJson hook);

  /** The newest failed attempts. */
  Uni<List<DeliveryJson>> failed(long id);

  Uni<Void> repeat(long id, long delivery);

  static HookPlace organization(Door door, RestApi api, String owner) {
    String path = "/orgs/{org}/hooks";
    return new HookPlace() {
      @Override
      public String name() {
        return GitHub.PROVIDER + "/" + owner;
      }

      @Override
      public Uni<List<WebhookJson>> all() {
        return door.read(path, () -> api.ofOrganization(owner, PAGE));
      }

      @Override
      public Uni<WebhookJson> add(WebhookJson hook) {
        return door.write(path, () -> api.addToOrganization(owner, hook));
      }

      @Override
      public Uni<WebhookJson> change(long id, WebhookJson hook) {
        return door.write(path + "/{id}", () -> api.changeOfOrganization(owner, id, hook));
      }

      @Override
      public Uni<List<DeliveryJson>> failed(long id) {
        return door.read(
            path + "/{id}/deliveries", () -> api.deliveriesOfOrganization(owner, id, PAGE, FAILED));
      }

      @Override
      public Uni<Void> repeat(long id, long delivery) {
        return door.write(
            path + "/{id}/deliveries/{delivery}/attempts",
            () -> api.repeatOfOrganization(owner, id, delivery));
      }
    };
  }

  static HookPlace repository(Door door, RestApi api, String owner, String repository) {
    String path = "/repos/{owner}/{repo}/hooks";
    return new HookPlace() {
      @Override
      public String name() {
        return GitHub.PROVIDER + "/" + owner + "/" + repository;
      }

      @Override
      public Uni<List<WebhookJson>> all() {
        return door.read(path, () -> api.ofRepository(owner, repository, PAGE));
      }

      @Override
      public Uni<WebhookJson> add(WebhookJson hook) {
        return door.write(path, () -> api.addToRepository(owner, repository, hook));
      }

      @Override
      public Uni<WebhookJson> change(long id, WebhookJson hook) {
        return door.write(
            path + "/{id}", () -> api.changeOfRepository(owner, repository, id, hook));
      }

      @Override
      public Uni<List<DeliveryJson>> failed(long id) {
        return door.read(
            path + "/{id}/deliveries",
            () -> api.deliveriesOfRepository(owner, repository, id, PAGE, FAILED));
      }

      @Override
      public Uni<Void> repeat(long id, long delivery) {
        return door.write(
            path + "/{id}/deliveries/{delivery}/attempts",
            () -> api.repeatOfRepository(owner, repository, id, delivery));
      }
    };
  }
}
