package dev.lockstep.local.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Says whether a process can do its work now. */
@FunctionalInterface
public interface ReadyProbe {
  /**
   * True when the process answers; false while it does not, for whatever reason. Returns within two
   * seconds.
   */
  boolean isReady();

  /** Ready when a GET answers 200. */
  static ReadyProbe http(URI address) {
    return () -> {
      try {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(500);
        connection.setReadTimeout(1500);
        try {
          return connection.getResponseCode() == 200;
        } finally {
          connection.disconnect();
        }
      } catch (IOException notYet) {
        return false;
      }
    };
  }

  /** Ready when the port of this machine accepts a connection. */
  static ReadyProbe port(int port) {
    return () -> {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
        return true;
      } catch (IOException notYet) {
        return false;
      }
    };
  }
}
