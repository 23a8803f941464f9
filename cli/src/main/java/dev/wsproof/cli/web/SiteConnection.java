package dev.wsproof.cli.web;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.DefaultFileRegion;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Answers the requests of one connection, one after the other; takes GET and HEAD without content
 * and refuses the rest in a sentence. Bounded: nothing is read while a request waits for its
 * answer, and a head, an answer and a farewell each have their time. Confined to its event loop.
 */
final class SiteConnection extends ChannelInboundHandlerAdapter {
  static final int HEAD_SECONDS = 5;
  static final int ANSWER_SECONDS = 60;
  static final int FAREWELL_SECONDS = 2;

  private final SiteContents contents;
  private final Queue<HttpRequest> waiting = new ArrayDeque<>();
  private Future<?> deadline;
  private boolean answering;
  private boolean proceeding;
  private boolean parting;

  SiteConnection(SiteContents contents) {
    this.contents = contents;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    allow(context, HEAD_SECONDS);
    context.read();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request && !parting) {
      waiting.add(request);
    }
    ReferenceCountUtil.release(message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    proceed(context);
  }

  /** Answers what waits, in a loop rather than by recursion, and reads more when nothing does. */
  private void proceed(ChannelHandlerContext context) {
    if (answering || proceeding) {
      return;
    }
    proceeding = true;
    while (!answering && !parting && !waiting.isEmpty()) {
      answer(context, waiting.remove());
    }
    proceeding = false;
    if (!answering) {
      context.read();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    deadline.cancel(false);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }

  private void answer(ChannelHandlerContext context, HttpRequest request) {
    answering = true;
    allow(context, ANSWER_SECONDS);
    Answer refusal = refusal(request);
    boolean goesOn = refusal == null && HttpUtil.isKeepAlive(request);
    Answer answer = refusal == null ? contents.at(path(request)) : refusal;
    send(context, answer, request.method(), goesOn)
        .addListener(
            sent -> {
              answering = false;
              if (!sent.isSuccess()) {
                context.close();
              } else if (goesOn) {
                allow(context, HEAD_SECONDS);
                proceed(context);
              } else {
                part(context);
              }
            });
  }

  private static Answer refusal(HttpRequest request) {
    if (request.decoderResult().isFailure()) {
      return unreadable(request.decoderResult().cause());
    }
    if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
      return Answer.sentence(
          HttpResponseStatus.METHOD_NOT_ALLOWED, "Only GET and HEAD are understood here.");
    }
    if (HttpUtil.isTransferEncodingChunked(request) || HttpUtil.getContentLength(request, 0L) > 0) {
      return Answer.sentence(
          HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE, "Requests have no content here.");
    }
    int hosts = request.headers().getAll(HttpHeaderNames.HOST).size();
    if (hosts > 1 || (hosts == 0 && request.protocolVersion().equals(HttpVersion.HTTP_1_1))) {
      return Answer.sentence(
          HttpResponseStatus.BAD_REQUEST,
          "A request has one Host field; this one has " + hosts + ".");
    }
    return null;
  }

  private static Answer unreadable(Throwable cause) {
    if (cause instanceof TooLongHttpLineException) {
      return Answer.sentence(
          HttpResponseStatus.REQUEST_URI_TOO_LONG, "The request's first line is too long.");
    }
    if (cause instanceof TooLongHttpHeaderException) {
      return Answer.sentence(
          HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The request's head is too long.");
    }
    return Answer.sentence(HttpResponseStatus.BAD_REQUEST, "This is not an HTTP request.");
  }

  private static String path(HttpRequest request) {
    int query = request.uri().indexOf('?');
    return query < 0 ? request.uri() : request.uri().substring(0, query);
  }

  private static ChannelFuture send(
      ChannelHandlerContext context, Answer answer, HttpMethod method, boolean goesOn) {
    HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, answer.status());
    HttpHeaders fields = head.headers();
    fields
        .set(HttpHeaderNames.DATE, DateFormatter.format(new Date()))
        .set(HttpHeaderNames.CONTENT_TYPE, answer.type())
        .set(HttpHeaderNames.CONTENT_LENGTH, answer.size())
        .set(HttpHeaderNames.CONTENT_SECURITY_POLICY, answer.policy())
        .set("X-Content-Type-Options", "nosniff")
        .set("Referrer-Policy", "no-referrer")
        .set("Cross-Origin-Resource-Policy", "same-origin")
        .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
    if (answer.status().equals(HttpResponseStatus.METHOD_NOT_ALLOWED)) {
      fields.set(HttpHeaderNames.ALLOW, "GET, HEAD");
    }
    fields.set(
        HttpHeaderNames.CONNECTION, goesOn ? HttpHeaderValues.KEEP_ALIVE : HttpHeaderValues.CLOSE);
    context.write(head);
    boolean hasContent = !method.equals(HttpMethod.HEAD);
    if (answer instanceof Answer.OpenFile file) {
      DefaultFileRegion region = new DefaultFileRegion(file.channel(), 0, file.size());
      if (hasContent) {
        context.write(region).addListener(written -> closeIfFailed(context, written));
      } else {
        region.release();
      }
    } else if (hasContent) {
      byte[] content = ((Answer.Octets) answer).content();
      context.write(new DefaultHttpContent(Unpooled.wrappedBuffer(content)));
    }
    return context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
  }

  /** A report that became shorter while it was sent leaves an answer that can't be ended. */
  private static void closeIfFailed(ChannelHandlerContext context, Future<?> written) {
    if (!written.isSuccess()) {
      context.close();
    }
  }

  /** Ends our side, and waits a little for the client to end its own, so that it reads all. */
  private void part(ChannelHandlerContext context) {
    parting = true;
    allow(context, FAREWELL_SECONDS);
    if (context.channel() instanceof DuplexChannel channel) {
      channel.shutdownOutput();
    }
    waiting.clear();
    proceed(context);
  }

  private void allow(ChannelHandlerContext context, int seconds) {
    if (deadline != null) {
      deadline.cancel(false);
    }
    deadline = context.executor().schedule((Runnable) context::close, seconds, TimeUnit.SECONDS);
  }
}
