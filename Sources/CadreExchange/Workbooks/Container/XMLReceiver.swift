import CExpat
import Foundation

/// The name of an element or attribute in the text of a part, without its prefix; valid only while it is handed out.
struct XMLName {
    private let start: UnsafePointer<CChar>

    init(_ whole: UnsafePointer<CChar>) {
        var start = whole
        var place = whole
        while place.pointee != 0 {
            if place.pointee == 0x3A { start = place + 1 }
            place += 1
        }
        self.start = start
    }

    /// Whether it is this word.
    func callAsFunction(_ word: StaticString) -> Bool {
        // The text of a literal ends with a zero, as the name does.
        strcmp(UnsafeRawPointer(word.utf8Start).assumingMemoryBound(to: CChar.self), start) == 0
    }
}

/// The attributes of an element; valid only while they are handed out.
struct XMLAttributes {
    private let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    init(_ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?) { self.pairs = pairs }

    /// The bytes of an attribute, whatever its prefix; nil where the element has none of the name.
    func bytes(_ word: StaticString) -> UnsafeBufferPointer<UInt8>? {
        guard let pairs else { return nil }
        var place = 0
        while let name = pairs[place] {
            if XMLName(name)(word), let value = pairs[place + 1] {
                let bytes = UnsafeRawPointer(value).assumingMemoryBound(to: UInt8.self)
                return UnsafeBufferPointer(start: bytes, count: strlen(value))
            }
            place += 2
        }
        return nil
    }

    /// The text of an attribute.
    func text(_ word: StaticString) -> String? { bytes(word).map { String(decoding: $0, as: UTF8.self) } }

    /// The whole number of an attribute; nil where it is none or has more than nine digits.
    func number(_ word: StaticString) -> Int? {
        guard let digits = bytes(word), (1...9).contains(digits.count) else { return nil }
        var value = 0
        for digit in digits {
            guard digit >= 48, digit <= 57 else { return nil }
            value = value * 10 + Int(digit - 48)
        }
        return value
    }

    /// Whether an attribute says so, as `1` or `true`.
    func flag(_ word: StaticString) -> Bool {
        guard let bytes = bytes(word) else { return false }
        return bytes.elementsEqual("1".utf8) || bytes.elementsEqual("true".utf8)
    }
}

/// Takes the elements and texts of a part as they come; subclasses know one kind of part.
class XMLReceiver {
    /// Why the part cannot be read.
    fileprivate(set) var fault: UnreadableFile?
    /// Whether no more is wanted.
    private(set) var isDone = false
    fileprivate var parser: XML_Parser?
    fileprivate var eventCount = 0
    fileprivate var depth = 0
    fileprivate var depthMax = 0
    fileprivate var partName = ""

    /// An element begins.
    func open(_ name: XMLName, _ attributes: XMLAttributes) {}
    /// An element ends.
    func close(_ name: XMLName) {}
    /// Text, or a piece of it.
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    /// Ends the reading, since what was wanted is known.
    final func stop() {
        isDone = true
        if let parser { _ = XML_StopParser(parser, XML_Bool(0)) }
    }

    /// Ends the reading, since the part cannot be read.
    final func fail(_ fault: UnreadableFile) {
        if self.fault == nil, !isDone { self.fault = fault }
        if let parser { _ = XML_StopParser(parser, XML_Bool(0)) }
    }

    /// Ends the reading, since the part is not as the format has it.
    final func fail(damaged reason: String) { fail(ZipArchive.damaged(reason)) }
}

/// Reads a part of a workbook as XML without document types, entities and other files.
struct XMLPart {
    /// `XML_STATUS_OK`, which the header also defines as a macro of its own name.
    private static let statusOK: UInt32 = 1

    let name: String
    let limits: WorkbookLimits

    /// Reads a part and hands what it holds to a receiver.
    func read(
        _ entry: ZipArchive.Entry, by reader: PartReader, into receiver: XMLReceiver
    ) throws(UnreadableFile) {
        guard let parser = XML_ParserCreate(nil) else { throw ZipArchive.damaged("no memory is left") }
        defer {
            receiver.parser = nil
            XML_ParserFree(parser)
        }
        receiver.parser = parser
        receiver.partName = name
        receiver.depthMax = limits.depthMax
        XML_SetUserData(parser, Unmanaged.passUnretained(receiver).toOpaque())
        XML_SetElementHandler(
            parser,
            { data, name, attributes in
                guard let receiver = XMLPart.receiver(data), let name else { return }
                receiver.eventCount += 1
                receiver.depth += 1
                guard receiver.depth <= receiver.depthMax else {
                    return receiver.fail(damaged: "elements lie too deep")
                }
                receiver.open(XMLName(name), XMLAttributes(attributes))
            },
            { data, name in
                guard let receiver = XMLPart.receiver(data), let name else { return }
                receiver.eventCount += 1
                receiver.depth -= 1
                receiver.close(XMLName(name))
            }
        )
        XML_SetCharacterDataHandler(parser) { data, bytes, count in
            guard let receiver = XMLPart.receiver(data), let bytes else { return }
            receiver.eventCount += 1
            let start = UnsafeRawPointer(bytes).assumingMemoryBound(to: UInt8.self)
            receiver.text(UnsafeBufferPointer(start: start, count: Int(count)))
        }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
            guard let receiver = XMLPart.receiver(data) else { return }
            receiver.fail(.workbook(.declaresType(part: receiver.partName)))
        }
        try reader.read(entry) { bytes throws(UnreadableFile) in try feed(bytes, to: parser, receiver, isFinal: false) }
        guard !receiver.isDone else { return }
        _ = try feed(UnsafeBufferPointer(start: nil, count: 0), to: parser, receiver, isFinal: true)
    }

    private static func receiver(_ data: UnsafeMutableRawPointer?) -> XMLReceiver? {
        guard let data else { return nil }
        let receiver = Unmanaged<XMLReceiver>.fromOpaque(data).takeUnretainedValue()
        // What a parser still hands out once it is told to stop is not wanted.
        return receiver.fault == nil && !receiver.isDone ? receiver : nil
    }

    /// Parses the next bytes; false where no more are wanted.
    private func feed(
        _ bytes: UnsafeBufferPointer<UInt8>, to parser: XML_Parser, _ receiver: XMLReceiver, isFinal: Bool
    ) throws(UnreadableFile) -> Bool {
        let before = receiver.eventCount
        let status = bytes.withMemoryRebound(to: CChar.self) {
            XML_Parse(parser, $0.baseAddress, Int32($0.count), isFinal ? 1 : 0)
        }
        if let fault = receiver.fault { throw fault }
        if receiver.isDone { return false }
        guard status.rawValue == Self.statusOK else {
            throw ZipArchive.damaged("the part \(name) is no XML in line \(XML_GetCurrentLineNumber(parser))")
        }
        // A tag or comment that fills whole pieces would be looked at again with each piece that follows.
        guard isFinal || receiver.eventCount > before || bytes.count < 4_096 else {
            throw ZipArchive.damaged("the part \(name) has a tag that does not end")
        }
        return true
    }
}
