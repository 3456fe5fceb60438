// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

/**
 * Names an interface that {@link NativeProps#openProperty} can open a property with.
 *
 * @param <O> the Java type of the object
 */
public final class NativeInterface<O extends NativeObject> {
  /** IID_IStream. */
  public static final NativeInterface<NativeStream> STREAM =
      new NativeInterface<>("IStream", NativeStream.class);

  /** IID_IMessage: an embedded message. */
  public static final NativeInterface<NativeMessage> MESSAGE =
      new NativeInterface<>("IMessage", NativeMessage.class);

  /** IID_IMAPITable. */
  public static final NativeInterface<NativeTable> TABLE =
      new NativeInterface<>("IMAPITable", NativeTable.class);

  /** IID_IExchangeExportChanges. */
  public static final NativeInterface<NativeExportChanges> EXPORT_CHANGES =
      new NativeInterface<>("IExchangeExportChanges", NativeExportChanges.class);

  private final String name;
  private final Class<O> type;

  private NativeInterface(String name, Class<O> type) {
    this.name = name;
    this.type = type;
  }

  /** The interface: {@code IMessage}. */
  public String name() {
    return name;
  }

  /** Casts an object that a binding opened as this interface. */
  public O cast(NativeObject object) {
    return type.cast(object);
  }

  @Override
  public String toString() {
    return name;
  }
}
