// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.ValueType;
import org.mapiosgi.binding.emulator.internal.model.PropertyMap;
import org.mapiosgi.binding.emulator.internal.model.PropertySource;
import org.mapiosgi.binding.emulator.internal.model.StoredBytes;
import org.mapiosgi.binding.emulator.internal.table.Cells;
import org.mapiosgi.spi.NativeInterface;
import org.mapiosgi.spi.NativeObject;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeStream;

/** IMAPIProp over properties that a subclass keeps. */
abstract class PropsObject extends LiveObject implements NativeProps {
  private static final int KNOWN_SAVE = 0x1 | KEEP_OPEN_READWRITE | 0x4 | 0x8;
  private static final Set<PropType> NO_VALUE =
      Set.of(PropType.ERROR, PropType.OBJECT, PropType.NULL, PropType.UNSPECIFIED);

  /** The ids of properties that a stream is open on for writing. */
  private final Set<Integer> streaming = new HashSet<>();

  PropsObject(World world, LiveObject parent, String interfaceName) {
    super(world, parent, interfaceName);
  }

  /** The properties now, as this object sees them. */
  abstract PropertySource view();

  /** Says whether the object was opened for writing. */
  abstract boolean writable();

  /** The ids of properties that cannot be set. */
  abstract Set<Integer> readOnly();

  /** Changes the stored properties, as far as this object sees them. */
  abstract void change(UnaryOperator<PropertyMap> change);

  /** SaveChanges, with known flags. */
  abstract void save(int flags);

  @Override
  public final List<PropValue> getProps(List<PropTag<?>> tags) {
    return call("GetProps", "count=" + tags.size(), () -> Cells.row(view(), tags));
  }

  @Override
  public final List<PropTag<?>> getPropList() {
    return call(
        "GetPropList",
        "",
        () -> {
          PropertySource view = view();
          List<PropTag<?>> tags = new ArrayList<>();
          for (int id : view.ids()) {
            if (view.bytes(id).isPresent()) {
              tags.add(PropTag.of(id, ValueType.BINARY));
              continue;
            }
            PropValue value = view.find(id);
            if (value != null) {
              tags.add(value.tag());
            }
          }
          return List.copyOf(tags);
        });
  }

  @Override
  public final void setProps(List<PropValue> values) {
    run(
        "SetProps",
        "tags=" + values.stream().map(value -> hex(value.tag())).collect(Collectors.joining(",")),
        () -> {
          requireWritable("SetProps");
          List<PropValue> good = new ArrayList<>();
          MapiException problem = null;
          for (PropValue value : values) {
            MapiException refused = refuse("SetProps", value.tag());
            if (refused == null) {
              good.add(value);
            } else if (problem == null) {
              problem = refused;
            }
          }
          set(good);
          if (problem != null) {
            throw problem;
          }
        });
  }

  /** Takes values that passed all checks. */
  void set(List<PropValue> values) {
    change(properties -> properties.with(values));
  }

  private @Nullable MapiException refuse(String method, PropTag<?> tag) {
    if (NO_VALUE.contains(tag.type())) {
      return failure(method, HResult.named("MAPI_E_INVALID_TYPE"), tag + " takes no value");
    }
    return refuseId(method, tag);
  }

  private @Nullable MapiException refuseId(String method, PropTag<?> tag) {
    if (readOnly().contains(tag.id())) {
      return failure(method, HResult.named("MAPI_E_COMPUTED"), tag + " is the provider's to set");
    }
    if (streaming.contains(tag.id())) {
      return world
          .violations()
          .refuse(
              "R44",
              operation(method),
              NO_ACCESS,
              "a stream is open for writing on " + tag,
              "commit and release the stream first");
    }
    return null;
  }

  @Override
  public final void deleteProps(List<PropTag<?>> tags) {
    run(
        "DeleteProps",
        "tags=" + tags.stream().map(PropsObject::hex).collect(Collectors.joining(",")),
        () -> {
          requireWritable("DeleteProps");
          for (PropTag<?> tag : tags) {
            MapiException refused = refuseId("DeleteProps", tag);
            if (refused != null) {
              throw refused;
            }
          }
          Set<Integer> ids = tags.stream().map(PropTag::id).collect(Collectors.toSet());
          change(properties -> properties.without(ids::contains));
        });
  }

  @Override
  public final <O extends NativeObject> O openProperty(
      int bits, NativeInterface<O> wanted, int flags) {
    String detail = String.format("tag=0x%08X flags=0x%08X", bits, flags);
    PropTag<?> tag = PropTag.of(bits);
    return call(
        "OpenProperty",
        detail,
        () -> {
          if ((flags & ~(MAPI_MODIFY | MAPI_CREATE)) != 0) {
            throw failure("OpenProperty", HResult.UNKNOWN_FLAGS, detail);
          }
          if ((flags & MAPI_CREATE) != 0 && (flags & MAPI_MODIFY) == 0) {
            throw failure(
                "OpenProperty", HResult.INVALID_PARAMETER, "MAPI_CREATE goes with MAPI_MODIFY");
          }
          if (wanted != NativeInterface.STREAM) {
            return wanted.cast(openObject(tag, wanted, flags));
          }
          Optional<StoredBytes> stored = view().bytes(tag.id());
          if (flags == 0 && stored.isPresent() && tag.type() == PropType.BINARY) {
            return wanted.cast(new StoredStreamObject(world, this, stored.get()));
          }
          PropValue found = view().find(tag.id());
          boolean there = found != null && Cells.asksFor(tag.type(), found.tag().type());
          return wanted.cast(
              (flags & MAPI_MODIFY) != 0
                  ? openForWriting(tag, there ? found : null, (flags & MAPI_CREATE) != 0)
                  : openForReading(tag, there ? found : null));
        });
  }

  @Override
  public final void copyProps(List<PropTag<?>> tags, NativeProps destination) {
    run(
        "CopyProps",
        "tags=" + tags.stream().map(PropsObject::hex).collect(Collectors.joining(",")),
        () -> {
          if (!(destination instanceof PropsObject to) || !to.world.equals(world)) {
            throw failure(
                "CopyProps", HResult.INVALID_PARAMETER, "the destination is of another store");
          }
          to.refuseTheDead(operation("CopyProps"));
          to.requireWritable("CopyProps");
          List<PropValue> values = new ArrayList<>();
          PropertySource view = view();
          for (PropTag<?> tag : tags) {
            PropValue found = view.find(tag.id());
            if (tag.type() == PropType.OBJECT) {
              to.takeObjects(tag, this);
            } else if (found != null && Cells.asksFor(tag.type(), found.tag().type())) {
              MapiException refused = to.refuse("CopyProps", tag);
              if (refused != null) {
                throw refused;
              }
              values.add(found);
            }
          }
          to.set(values);
        });
  }

  /** CopyProps of what a PT_OBJECT property names, from another object to this one. */
  void takeObjects(PropTag<?> tag, PropsObject from) {
    throw failure(
        "CopyProps",
        HResult.named("MAPI_E_INTERFACE_NOT_SUPPORTED"),
        tag + " of " + from.interfaceName() + " cannot be copied");
  }

  /** OpenProperty with another interface than IStream, with known flags. */
  NativeObject openObject(PropTag<?> tag, NativeInterface<?> wanted, int flags) {
    throw failure(
        "OpenProperty",
        HResult.named("MAPI_E_INTERFACE_NOT_SUPPORTED"),
        tag + " cannot be opened as " + wanted);
  }

  @Override
  public final List<PropTag<?>> getIDsFromNames(List<NamedProperty<?>> names, boolean create) {
    return call(
        "GetIDsFromNames",
        "count=" + names.size() + " create=" + create,
        () -> {
          List<PropTag<?>> tags = new ArrayList<>(names.size());
          for (NamedProperty<?> name : names) {
            tags.add(world.mailbox().names().tag(name, create));
          }
          return List.copyOf(tags);
        });
  }

  @Override
  public final List<Optional<NamedProperty<?>>> getNamesFromIDs(List<PropTag<?>> tags) {
    return call(
        "GetNamesFromIDs",
        "count=" + tags.size(),
        () -> {
          List<Optional<NamedProperty<?>>> names = new ArrayList<>(tags.size());
          for (PropTag<?> tag : tags) {
            names.add(world.mailbox().names().name(tag));
          }
          return List.copyOf(names);
        });
  }

  private NativeStream openForReading(PropTag<?> tag, @Nullable PropValue found) {
    if (found == null) {
      throw failure("OpenProperty", HResult.NOT_FOUND, "there is no " + tag);
    }
    requireStreamable(found.tag());
    return new StreamObject(world, this, StreamBytes.of(found));
  }

  private NativeStream openForWriting(PropTag<?> tag, @Nullable PropValue found, boolean create) {
    requireWritable("OpenProperty");
    if (found == null && !create) {
      throw failure("OpenProperty", HResult.NOT_FOUND, "there is no " + tag);
    }
    PropTag<?> real = found == null ? tag : found.tag();
    requireStreamable(real);
    MapiException refused = refuseId("OpenProperty", tag);
    if (refused != null) {
      throw refused;
    }
    streaming.add(tag.id());
    return new StreamObject(
        world,
        this,
        create || found == null ? new byte[0] : StreamBytes.of(found),
        bytes -> set(List.of(StreamBytes.value(real, bytes))),
        () -> streaming.remove(tag.id()));
  }

  private void requireStreamable(PropTag<?> tag) {
    if (!StreamBytes.streamable(tag.type())) {
      throw failure(
          "OpenProperty",
          HResult.named("MAPI_E_INTERFACE_NOT_SUPPORTED"),
          tag + " is not text and not bytes");
    }
  }

  final void requireWritable(String method) {
    if (!writable()) {
      throw failure(method, NO_ACCESS, "it was opened read only");
    }
  }

  @Override
  public final void saveChanges(int flags) {
    run(
        "SaveChanges",
        String.format("flags=0x%08X", flags),
        () -> {
          if ((flags & ~KNOWN_SAVE) != 0) {
            throw failure(
                "SaveChanges", HResult.UNKNOWN_FLAGS, String.format("flags 0x%08X", flags));
          }
          requireWritable("SaveChanges");
          save(flags);
        });
  }

  private static String hex(PropTag<?> tag) {
    return String.format("0x%08X", tag.tag());
  }
}
