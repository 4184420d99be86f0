package dev.lockstep.local;

import dev.lockstep.local.stub.StubService;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A home folder in which each of the five services is a stub. */
final class StubProduct {
  private StubProduct() {}

  /** The home: below target, so that PostgreSQL is unpacked only once. */
  static Path home() throws IOException {
    Path home = Path.of("target/stub-home").toAbsolutePath();
    for (Service service : Service.values()) {
      Path jar = service.jar(home);
      Files.createDirectories(jar.getParent());
      write(jar);
    }
    return home;
  }

  private static void write(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StubService.class.getName());
    String resource = StubService.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        InputStream code = StubService.class.getResourceAsStream("/" + resource)) {
      out.putNextEntry(new JarEntry(resource));
      if (code != null) {
        code.transferTo(out);
      }
      out.closeEntry();
    }
  }
}
