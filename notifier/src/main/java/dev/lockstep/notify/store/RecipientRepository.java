package dev.lockstep.notify.store;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** RecipientStore, one by one. */
@ApplicationScoped
class RecipientRepository implements PanacheRepositoryBase<RecipientEntity, String> {}
