package dev.wsproof.cli.web;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** What a request gets, and under which policy; says nothing of how it is sent. */
sealed interface Answer {
  /** Nothing may be loaded and nothing runs. */
  String INERT = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

  /** The status of the response. */
  HttpResponseStatus status();

  /** The {@code Content-Type}. */
  String type();

  /** The {@code Content-Security-Policy}. */
  String policy();

  /** How many octets the content has. */
  long size();

  /** Content from memory, which nobody changes. */
  record Octets(HttpResponseStatus status, String type, String policy, byte[] content)
      implements Answer {
    @Override
    public long size() {
      return content.length;
    }
  }

  /** Content from a file, open until whoever has this closes it. */
  record OpenFile(String type, String policy, FileChannel channel, long size) implements Answer {
    @Override
    public HttpResponseStatus status() {
      return HttpResponseStatus.OK;
    }
  }

  /** A sentence for a person. */
  static Octets sentence(HttpResponseStatus status, String sentence) {
    return new Octets(
        status, MediaType.TEXT, INERT, (sentence + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
