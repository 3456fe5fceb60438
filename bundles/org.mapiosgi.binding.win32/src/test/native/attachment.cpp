// SPDX-License-Identifier: Apache-2.0
#include "objects.h"

#include <algorithm>

namespace ref {

namespace {

/** The message that an attachment is; null if it is none. */
using Embedded = std::shared_ptr<const MessageData>;

/** Works on a copy; SaveChanges puts it into the message's working copy, which has its own SaveChanges. */
class Attachment : public PropObject<abi::IAttach> {
 public:
  Attachment(const SessionPtr& session, const std::shared_ptr<MessageData>& work, const Bag& props,
             const Embedded& embedded, bool writable)
      : PropObject("IAttach", session), work_(work), props_(std::make_shared<Bag>(props)),
        embedded_(std::make_shared<Embedded>(embedded)), writable_(writable) {}

 protected:
  bool implements(REFIID iid) const override {
    return IsEqualGUID(iid, IID_IMAPIProp) || IsEqualGUID(iid, IID_IAttachment);
  }

  Bag read() override { return *props_; }
  Bag* edit() override { return writable_ ? props_.get() : nullptr; }

  std::function<void(const Value&)> writer() override {
    std::shared_ptr<Bag> props = props_;
    return [props](const Value& value) { props->put(value); };
  }

  LPUNKNOWN openObject(ULONG tag, const IID& iid, ULONG flags) override {
    require(tag == PR_ATTACH_DATA_OBJ && IsEqualGUID(iid, IID_IMessage), MAPI_E_INTERFACE_NOT_SUPPORTED);
    bool create = flags & MAPI_CREATE;
    bool modify = flags & (MAPI_MODIFY | MAPI_CREATE);
    require(!modify || writable_, MAPI_E_NO_ACCESS);
    require(create || *embedded_ != nullptr, MAPI_E_NOT_FOUND);
    std::shared_ptr<Embedded> slot = embedded_;
    return reinterpret_cast<LPUNKNOWN>(openEmbedded(session(), validity, create ? nullptr : *embedded_, modify,
                                                    [slot](const Embedded& saved) { *slot = saved; }));
  }

  void save(ULONG flags) override {
    require(writable_, MAPI_E_NO_ACCESS);
    const Value* data = props_->find(PR_ATTACH_DATA_BIN);
    LONGLONG size = data == nullptr ? 0 : static_cast<LONGLONG>(data->bytes.size());
    if (*embedded_ != nullptr) size += (*embedded_)->props.number(PR_MESSAGE_SIZE);
    props_->put(PR_ATTACH_SIZE, size);
    LONGLONG number = props_->number(PR_ATTACH_NUM);
    auto& all = work_->attachments;
    auto at = std::find_if(all.begin(), all.end(),
                           [number](const Bag& each) { return each.number(PR_ATTACH_NUM) == number; });
    if (at == all.end()) {
      all.push_back(*props_);
    } else {
      *at = *props_;
    }
    if (*embedded_ != nullptr) work_->embedded[static_cast<ULONG>(number)] = *embedded_;
    if (flags & KEEP_OPEN_READONLY) writable_ = false;
    if ((flags & (KEEP_OPEN_READONLY | KEEP_OPEN_READWRITE)) == 0) {
      validity = std::make_shared<Validity>(Validity{"R13", "after SaveChanges without KEEP_OPEN"});
    }
  }

  void retire() override {
    work_.reset();
    props_.reset();
    embedded_.reset();
  }

 private:
  std::shared_ptr<MessageData> work_;
  std::shared_ptr<Bag> props_;
  std::shared_ptr<Embedded> embedded_;
  bool writable_;
};

}  // namespace

LPATTACH openAttachment(const SessionPtr& session, const std::shared_ptr<Validity>& validity,
                        const std::shared_ptr<MessageData>& work, ULONG number, bool isNew, bool writable) {
  Bag props;
  Embedded embedded;
  if (isNew) {
    props.put(PR_ATTACH_NUM, number);
    props.put(PR_OBJECT_TYPE, MAPI_ATTACH);
    props.put(PR_ATTACH_METHOD, NO_ATTACHMENT);
    props.put(PR_ATTACH_SIZE, 0);
    props.put(PR_RENDERING_POSITION, -1);
    props.put(PR_CREATION_TIME, now());
  } else {
    auto at = std::find_if(work->attachments.begin(), work->attachments.end(),
                           [number](const Bag& each) { return each.number(PR_ATTACH_NUM) == number; });
    require(at != work->attachments.end(), MAPI_E_NOT_FOUND);
    props = *at;
    auto inner = work->embedded.find(number);
    if (inner != work->embedded.end()) embedded = inner->second;
  }
  Attachment* attachment = new Attachment(session, work, props, embedded, writable);
  attachment->validity = validity;
  return reinterpret_cast<LPATTACH>(static_cast<abi::IAttach*>(attachment));
}

}  // namespace ref
