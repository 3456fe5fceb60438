// SPDX-License-Identifier: Apache-2.0
//
// IMAPIProp over a Bag.
#pragma once

#include "object.h"

namespace ref {

class PropBase : public ObjectBase {
 public:
  using ObjectBase::ObjectBase;

 protected:
  /** The properties as they are now. */
  virtual Bag read() = 0;
  /** Where SetProps writes; null where the object is read only. */
  virtual Bag* edit() { return nullptr; }
  /** Throws for a value that the object cannot have. */
  virtual void requireAcceptable(const Value&) {}
  /** After a change through edit(). */
  virtual void edited() {}
  virtual void save(ULONG) { throw Failure{MAPI_E_NO_ACCESS}; }
  /** OpenProperty of something other than a stream. */
  virtual LPUNKNOWN openObject(ULONG tag, const IID& iid, ULONG flags);
  /** A stream's Commit; also keeps the object's data alive. */
  virtual std::function<void(const Value&)> writer();
  /** CopyProps of the objects behind a PT_OBJECT property, from another object to this one. */
  virtual void takeObjects(ULONG tag, PropBase& from);

  HRESULT getProps(LPSPropTagArray tags, ULONG flags, ULONG* count, LPSPropValue* out);
  HRESULT getPropList(ULONG flags, LPSPropTagArray* out);
  HRESULT openProperty(ULONG tag, LPCIID iid, ULONG options, ULONG flags, LPUNKNOWN* out);
  HRESULT setProps(ULONG count, LPSPropValue values, LPSPropProblemArray* problems);
  HRESULT deleteProps(LPSPropTagArray tags, LPSPropProblemArray* problems);
  HRESULT copyProps(LPSPropTagArray tags, LPVOID dest, ULONG flags, LPSPropProblemArray* problems);
  HRESULT getNamesFromIDs(LPSPropTagArray* tags, LPGUID set, ULONG flags, ULONG* count, LPMAPINAMEID** out);
  HRESULT getIDsFromNames(ULONG count, LPMAPINAMEID* names, ULONG flags, LPSPropTagArray* out);

 private:
  static HRESULT report(const std::vector<SPropProblem>& problems, LPSPropProblemArray* out);
};

template <class I>
class PropObject : public Object<I, PropBase> {
 public:
  using Object<I, PropBase>::Object;

  HRESULT STDMETHODCALLTYPE GetLastError(HRESULT hr, ULONG flags, LPMAPIERROR* out) override {
    return Call(*this, "GetLastError").hex("of", hr).run([&] { return this->lastError(hr, flags, out); });
  }
  HRESULT STDMETHODCALLTYPE SaveChanges(ULONG flags) override {
    return Call(*this, "SaveChanges").hex("flags", flags).run([&]() -> HRESULT {
      requireFlags(flags, KEEP_OPEN_READONLY | KEEP_OPEN_READWRITE | FORCE_SAVE | MAPI_DEFERRED_ERRORS);
      this->save(flags);
      return S_OK;
    });
  }
  HRESULT STDMETHODCALLTYPE GetProps(LPSPropTagArray tags, ULONG flags, ULONG* count, LPSPropValue* out) override {
    return Call(*this, "GetProps").num("tags", tags == nullptr ? -1 : static_cast<LONGLONG>(tags->cValues))
        .run([&] { return this->getProps(tags, flags, count, out); });
  }
  HRESULT STDMETHODCALLTYPE GetPropList(ULONG flags, LPSPropTagArray* out) override {
    return Call(*this, "GetPropList").hex("flags", flags).run([&] { return this->getPropList(flags, out); });
  }
  HRESULT STDMETHODCALLTYPE OpenProperty(ULONG tag, LPCIID iid, ULONG options, ULONG flags, LPUNKNOWN* out) override {
    return Call(*this, "OpenProperty").hex("tag", tag).hex("flags", flags).run([&] {
      return this->openProperty(tag, iid, options, flags, out);
    });
  }
  HRESULT STDMETHODCALLTYPE SetProps(ULONG count, LPSPropValue values, LPSPropProblemArray* problems) override {
    return Call(*this, "SetProps").num("values", count).run([&] { return this->setProps(count, values, problems); });
  }
  HRESULT STDMETHODCALLTYPE DeleteProps(LPSPropTagArray tags, LPSPropProblemArray* problems) override {
    return Call(*this, "DeleteProps").run([&] { return this->deleteProps(tags, problems); });
  }
  HRESULT STDMETHODCALLTYPE CopyTo(ULONG, LPCIID, LPSPropTagArray, ULONG_PTR, LPMAPIPROGRESS, LPCIID, LPVOID, ULONG,
                                   LPSPropProblemArray*) override {
    return unsupported("CopyTo");
  }
  HRESULT STDMETHODCALLTYPE CopyProps(LPSPropTagArray tags, ULONG_PTR ui, LPMAPIPROGRESS, LPCIID iid, LPVOID dest,
                                      ULONG flags, LPSPropProblemArray* problems) override {
    return Call(*this, "CopyProps").num("tags", tags == nullptr ? -1 : static_cast<LONGLONG>(tags->cValues))
        .num("ui", ui != 0).hex("flags", flags).run([&]() -> HRESULT {
          requireInterface(iid, {&IID_IMAPIProp, &IID_IMessage, &IID_IAttachment, &IID_IMAPIFolder});
          return this->copyProps(tags, dest, flags, problems);
        });
  }
  HRESULT STDMETHODCALLTYPE GetNamesFromIDs(LPSPropTagArray* tags, LPGUID set, ULONG flags, ULONG* count,
                                            LPMAPINAMEID** names) override {
    return Call(*this, "GetNamesFromIDs").run([&] { return this->getNamesFromIDs(tags, set, flags, count, names); });
  }
  HRESULT STDMETHODCALLTYPE GetIDsFromNames(ULONG count, LPMAPINAMEID* names, ULONG flags,
                                            LPSPropTagArray* out) override {
    return Call(*this, "GetIDsFromNames").num("names", count).hex("flags", flags).run([&] {
      return this->getIDsFromNames(count, names, flags, out);
    });
  }

 protected:
  HRESULT unsupported(const char* method) {
    return Call(*this, method).run([]() -> HRESULT { return MAPI_E_NO_SUPPORT; });
  }
};

}  // namespace ref
