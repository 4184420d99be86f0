package dev.lockstep.scm.collect;

import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.port.CodeHost;
import java.util.List;
import java.util.Optional;

/** Every code host that the settings name; none where none is set. */
public record CodeHosts(List<CodeHost> all) {

  public CodeHosts {
    all = List.copyOf(all);
  }

  /** The host a repository is on, if it is still configured. */
  public Optional<CodeHost> of(RepositoryRef repository) {
    String source = repository.provider() + "/" + repository.owner();
    return all.stream().filter(host -> host.source().equals(source)).findFirst();
  }
}
