// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.UUID;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.binding.win32.internal.codec.Guid;

/** Functions of mapi32.dll (MAPIUtil.h) that work on arrays of SPropValue. */
final class WineUtilities {
  private final NativeLibrary mapi32 = NativeLibrary.getInstance("mapi32.dll");
  private final JavaBuffers buffers = new JavaBuffers();

  /** Whether this mapi32.dll is Wine's own; that of Windows passes calls on to Outlook. */
  static boolean areThere() {
    try {
      Function unused = NativeLibrary.getInstance("ntdll.dll").getFunction("wine_get_version");
      return true;
    } catch (UnsatisfiedLinkError windows) {
      return false;
    }
  }

  private Function function(String name) {
    return mapi32.getFunction(name);
  }

  private static void check(String name, int result) {
    if (result < 0) {
      throw new AssertionError(name + ": " + new HResult(result));
    }
  }

  /** ScCountProps: the bytes that a copy needs. */
  int count(Pointer props, int values) {
    Memory size = new Memory(4);
    check(
        "ScCountProps", function("ScCountProps@12").invokeInt(new Object[] {values, props, size}));
    return size.getInt(0);
  }

  /** ScCopyProps: returns the bytes that were written. */
  int copy(Pointer props, int values, Pointer into) {
    Memory size = new Memory(4);
    check(
        "ScCopyProps",
        function("ScCopyProps@16").invokeInt(new Object[] {values, props, into, size}));
    return size.getInt(0);
  }

  /** ScRelocProps: corrects the pointers of an array that was moved as it is. */
  void relocate(Pointer props, int values, Pointer before, Pointer now) {
    Memory size = new Memory(4);
    check(
        "ScRelocProps",
        function("ScRelocProps@20").invokeInt(new Object[] {values, props, before, now, size}));
  }

  /** PropCopyMore: the memory that the value points to is chained to the buffer. */
  void copyMore(Pointer into, Pointer from, Pointer buffer) {
    check(
        "PropCopyMore",
        function("PropCopyMore@16").invokeInt(new Object[] {into, from, buffers.more, buffer}));
  }

  /** LPropCompareProp: less than, equal to or greater than 0. */
  int compare(Pointer one, Pointer other) {
    return function("LPropCompareProp@8").invokeInt(new Object[] {one, other});
  }

  /** FPropContainsProp. */
  boolean contains(Pointer whole, Pointer part, int fuzzyLevel) {
    return function("FPropContainsProp@12").invokeInt(new Object[] {whole, part, fuzzyLevel}) != 0;
  }

  /** MAPIInitialize, for what allocates with MAPI's own functions. */
  void initialize() {
    check("MAPIInitialize", function("MAPIInitialize").invokeInt(new Object[] {Pointer.NULL}));
  }

  void uninitialize() {
    function("MAPIUninitialize").invokeVoid(new Object[0]);
  }

  void free(Pointer buffer) {
    int unused = function("MAPIFreeBuffer").invokeInt(new Object[] {buffer});
  }

  /** CreateIProp: an object that keeps properties in memory. */
  Pointer createProp(UUID interfaceId) {
    Memory iid = new Memory(Guid.SIZE);
    iid.write(0, Guid.encode(interfaceId), 0, Guid.SIZE);
    PointerByReference object = new PointerByReference();
    check(
        "CreateIProp",
        function("CreateIProp@24")
            .invokeInt(
                new Object[] {
                  iid, buffers.allocate, buffers.more, buffers.free, Pointer.NULL, object
                }));
    return object.getValue();
  }

  /** IMAPIProp::SetProps. */
  static void setProps(Pointer object, int values, Pointer props) {
    check("SetProps", invoke(object, MapiMethod.PROP_SET_PROPS, values, props, Pointer.NULL));
  }

  /** IMAPIProp::GetProps of one tag; returns the array, to be freed. */
  Pointer getProp(Pointer object, int tag) {
    Memory tags = new Memory(8);
    tags.setInt(0, 1);
    tags.setInt(4, tag);
    PointerByReference props = new PointerByReference();
    check(
        "GetProps",
        invoke(
            object,
            MapiMethod.PROP_GET_PROPS,
            tags,
            ComObject.MAPI_UNICODE,
            new IntByReference(), // Wine reads it, too: it must be 0
            props));
    return props.getValue();
  }

  static void release(Pointer object) {
    int unused = invoke(object, MapiMethod.UNKNOWN_RELEASE);
  }

  private static int invoke(Pointer object, MapiMethod method, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = object;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Pointer slot = object.getPointer(0).getPointer((long) method.slot() * Native.POINTER_SIZE);
    return NativeCode.function(slot).invokeInt(all);
  }
}
