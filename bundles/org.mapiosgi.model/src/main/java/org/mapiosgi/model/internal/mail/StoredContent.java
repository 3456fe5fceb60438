// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.mail;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.mime.message.Content;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.internal.scope.ScopedInputStream;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;

/**
 * The bytes of an attachment in a store. Nothing is open between two reads: each stream opens the
 * messages and attachments on the way to the bytes, and its close() releases them.
 */
final class StoredContent implements Content {
  private static final int CHUNK = 64 * 1024;

  private final Scope scope;
  private final NativeMessage outermost;
  private final List<Integer> path;

  /**
   * The bytes of an attachment.
   *
   * @param path the numbers of the attachments on the way from the outermost message, the last one
   *     is that of the bytes
   */
  StoredContent(Scope scope, NativeMessage outermost, List<Integer> path) {
    this.scope = scope;
    this.outermost = outermost;
    this.path = List.copyOf(path);
  }

  @Override
  public InputStream open() {
    AttachmentObjects objects = new AttachmentObjects(scope);
    NativeProps first = objects.open(outermost, path.get(0));
    try {
      NativeProps attachment = first;
      for (int number : path.subList(1, path.size())) {
        attachment = objects.open(objects.openMessage(attachment), number);
      }
      // The release of the first attachment releases all that was opened from it.
      return new BufferedInputStream(
          new StoreErrors(
              new ScopedInputStream(
                  scope, objects.openBytes(attachment), () -> scope.release(first))),
          CHUNK);
    } catch (MapiException e) {
      scope.release(first);
      if (e.result().equals(HResult.NOT_FOUND)) {
        return InputStream.nullInputStream();
      }
      throw e;
    } catch (RuntimeException | Error e) {
      scope.release(first);
      throw e;
    }
  }

  /** Throws the store's failure itself, so that an IOException always means the other side. */
  private static final class StoreErrors extends FilterInputStream {
    StoreErrors(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return super.read(buffer, offset, length);
      } catch (IOException e) {
        if (e.getCause() instanceof MapiException failure) {
          throw failure;
        }
        throw e;
      }
    }
  }
}
