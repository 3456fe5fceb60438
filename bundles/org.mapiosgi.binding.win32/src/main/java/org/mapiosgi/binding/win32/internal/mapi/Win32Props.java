// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;
import org.mapiosgi.binding.win32.internal.codec.Guid;
import org.mapiosgi.binding.win32.internal.codec.PropDecoder;
import org.mapiosgi.binding.win32.internal.codec.PropDecoder.Problem;
import org.mapiosgi.spi.NativeInterface;
import org.mapiosgi.spi.NativeObject;
import org.mapiosgi.spi.NativeProps;

/** IMAPIProp, and what adds no slots to it: IAttach, IMailUser. */
class Win32Props extends ComObject implements NativeProps {
  // STGM_* of objbase.h, as OpenProperty takes them for IStream.
  private static final int STGM_READ = 0x0;
  private static final int STGM_READWRITE = 0x2;
  private static final int STGM_CREATE = 0x1000;

  private static final @Nullable Pointer NO_WINDOW = null; // ulUIParam 0

  Win32Props(MapiProcess mapi, String interfaceName, Pointer self) {
    super(mapi, interfaceName, self);
  }

  @Override
  MapiMethod lastError() {
    return MapiMethod.PROP_GET_LAST_ERROR;
  }

  @Override
  public final List<PropValue> getProps(List<PropTag<?>> tags) {
    BlockBuilder builder = mapi.block();
    int tagArray = mapi.encoder(builder).tags(tags);
    int count = builder.reserve(4);
    int props = builder.reservePointer();
    try (NativeBlock block = new NativeBlock(builder)) {
      call(
          MapiMethod.PROP_GET_PROPS,
          block.at(tagArray),
          MAPI_UNICODE,
          block.at(count),
          block.at(props));
      long values = block.pointer(props);
      mapi.buffers().obtained(values);
      try {
        if (block.u4(count) != tags.size()) {
          throw view(MapiMethod.PROP_GET_PROPS)
              .corrupt(block.u4(count) + " values for " + tags.size() + " tags");
        }
        return new PropDecoder(view(MapiMethod.PROP_GET_PROPS)).props(values, tags.size());
      } finally {
        mapi.buffers().free(values);
      }
    }
  }

  @Override
  public final List<PropTag<?>> getPropList() {
    BlockBuilder builder = mapi.block();
    int result = builder.reservePointer();
    try (NativeBlock block = new NativeBlock(builder)) {
      call(MapiMethod.PROP_GET_PROP_LIST, MAPI_UNICODE, block.at(result));
      long tags = block.pointer(result);
      mapi.buffers().obtained(tags);
      try {
        return new PropDecoder(view(MapiMethod.PROP_GET_PROP_LIST)).tags(tags);
      } finally {
        mapi.buffers().free(tags);
      }
    }
  }

  @Override
  public final void setProps(List<PropValue> values) {
    BlockBuilder builder = mapi.block();
    int props = encoded(MapiMethod.PROP_SET_PROPS, () -> mapi.encoder(builder).props(values));
    int problems = builder.reservePointer();
    try (NativeBlock block = new NativeBlock(builder)) {
      call(MapiMethod.PROP_SET_PROPS, values.size(), block.at(props), block.at(problems));
      for (Problem problem : problems(MapiMethod.PROP_SET_PROPS, block.pointer(problems))) {
        throw refused(MapiMethod.PROP_SET_PROPS, problem);
      }
    }
  }

  @Override
  public final void deleteProps(List<PropTag<?>> tags) {
    BlockBuilder builder = mapi.block();
    int tagArray = mapi.encoder(builder).tags(tags);
    int problems = builder.reservePointer();
    try (NativeBlock block = new NativeBlock(builder)) {
      call(MapiMethod.PROP_DELETE_PROPS, block.at(tagArray), block.at(problems));
      for (Problem problem : problems(MapiMethod.PROP_DELETE_PROPS, block.pointer(problems))) {
        if (!problem.scode().equals(HResult.NOT_FOUND)) {
          throw refused(MapiMethod.PROP_DELETE_PROPS, problem);
        }
      }
    }
  }

  @Override
  public final <O extends NativeObject> O openProperty(
      int tag, NativeInterface<O> wanted, int flags) {
    OpenedInterface opened = OpenedInterface.of(wanted);
    BlockBuilder builder = mapi.block();
    int iid = builder.append(Guid.encode(opened.iid()));
    int result = builder.reservePointer();
    try (NativeBlock block = new NativeBlock(builder)) {
      call(
          MapiMethod.PROP_OPEN_PROPERTY,
          tag,
          block.at(iid),
          wanted == NativeInterface.STREAM ? storageMode(flags) : 0,
          flags,
          block.at(result));
      Pointer object = object(MapiMethod.PROP_OPEN_PROPERTY, block.pointer(result));
      return wanted.cast(opened.wrap(mapi, object));
    }
  }

  /** The interface that a copy to this object goes through. */
  UUID iid() {
    return Iid.PROP;
  }

  @Override
  public final void copyProps(List<PropTag<?>> tags, NativeProps destination) {
    MapiMethod method = MapiMethod.PROP_COPY_PROPS;
    if (!(destination instanceof Win32Props target)) {
      throw failed(method, "MAPI_E_INVALID_PARAMETER", "the destination is of another binding");
    }
    target.requireLive(method);
    BlockBuilder builder = mapi.block();
    int tagArray = mapi.encoder(builder).tags(tags);
    int iid = builder.append(Guid.encode(target.iid()));
    int problems = builder.reservePointer();
    try (NativeBlock block = new NativeBlock(builder)) {
      call(
          method,
          block.at(tagArray),
          NO_WINDOW,
          null,
          block.at(iid),
          target.self(),
          0,
          block.at(problems));
      for (Problem problem : problems(method, block.pointer(problems))) {
        if (!problem.scode().equals(HResult.NOT_FOUND)) {
          throw refused(method, problem);
        }
      }
    }
  }

  @Override
  public final List<PropTag<?>> getIDsFromNames(List<NamedProperty<?>> names, boolean create) {
    BlockBuilder builder = mapi.block();
    int array = mapi.encoder(builder).names(names);
    int result = builder.reservePointer();
    MapiMethod method = MapiMethod.PROP_GET_IDS_FROM_NAMES;
    try (NativeBlock block = new NativeBlock(builder)) {
      call(method, names.size(), block.at(array), create ? MAPI_CREATE : 0, block.at(result));
      long tags = block.pointer(result);
      mapi.buffers().obtained(tags);
      try {
        List<PropTag<?>> found = new PropDecoder(view(method)).tags(tags);
        if (found.size() != names.size()) {
          throw view(method).corrupt(found.size() + " tags for " + names.size() + " names");
        }
        List<PropTag<?>> typed = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
          PropTag<?> tag = found.get(i);
          typed.add(
              tag.type() == PropType.ERROR ? tag : PropTag.of(tag.id(), names.get(i).valueType()));
        }
        return typed;
      } finally {
        mapi.buffers().free(tags);
      }
    }
  }

  @Override
  public final List<Optional<NamedProperty<?>>> getNamesFromIDs(List<PropTag<?>> tags) {
    BlockBuilder builder = mapi.block();
    int asked = mapi.encoder(builder).tags(tags);
    // In: our tags. Out: untouched, because they are given.
    int pointer = builder.reservePointer();
    builder.pointer(pointer, asked);
    int count = builder.reserve(4);
    int result = builder.reservePointer();
    MapiMethod method = MapiMethod.PROP_GET_NAMES_FROM_IDS;
    try (NativeBlock block = new NativeBlock(builder)) {
      call(method, block.at(pointer), null, 0, block.at(count), block.at(result));
      long names = block.pointer(result);
      mapi.buffers().obtained(names);
      try {
        if (block.u4(count) != tags.size()) {
          throw view(method).corrupt(block.u4(count) + " names for " + tags.size() + " ids");
        }
        return new PropDecoder(view(method)).names(names, tags);
      } finally {
        mapi.buffers().free(names);
      }
    }
  }

  private static int storageMode(int flags) {
    if ((flags & MAPI_CREATE) != 0) {
      return STGM_CREATE | STGM_READWRITE;
    }
    return (flags & MAPI_MODIFY) != 0 ? STGM_READWRITE : STGM_READ;
  }

  @Override
  public final void saveChanges(int flags) {
    call(MapiMethod.PROP_SAVE_CHANGES, flags);
  }

  /** Turns what cannot be said in MAPI's structures into the error MAPI would give. */
  final <T> T encoded(MapiMethod method, java.util.function.Supplier<T> encoding) {
    try {
      return encoding.get();
    } catch (IllegalArgumentException unsayable) {
      throw MapiException.of(operation(method), HResult.INVALID_PARAMETER, unsayable.getMessage())
          .causedBy(unsayable);
    }
  }

  private List<Problem> problems(MapiMethod method, long address) {
    if (address == 0) {
      return List.of();
    }
    mapi.buffers().obtained(address);
    try {
      return new PropDecoder(view(method)).problems(address);
    } finally {
      mapi.buffers().free(address);
    }
  }

  private MapiException refused(MapiMethod method, Problem problem) {
    return MapiException.of(
        operation(method), problem.scode(), "property " + name(problem.tag()) + " was refused");
  }

  private static String name(int tag) {
    try {
      return PropTag.of(tag).toString();
    } catch (IllegalArgumentException unknownType) {
      return String.format("0x%08X", tag);
    }
  }
}
