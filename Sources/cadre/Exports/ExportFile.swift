import CadreApplication
import CadreDomain
import Foundation

/// A file of rows as it lies on disk: what it holds without its evidence, and the evidence.
struct ExportFile {
    /// The file without its evidence: what the digest is made of.
    let rows: [UInt8]
    /// Where its rows come from.
    let evidence: ExportEvidence

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - file: Its bytes.
    ///   - name: What it is called; its ending is the format.
    /// - Throws: `file.unreadable` where the file has no evidence that can be read.
    init(_ file: [UInt8], name: String) throws(Refusal) {
        let ending = Self.ending(of: name)
        let parts: (rows: [UInt8], pairs: [(name: String, value: String)])?
        switch ending {
        case "csv": parts = Self.csv(file)
        case "ndjson": parts = Self.ndjson(file)
        case "json": parts = Self.json(file)
        default:
            throw Refusal(
                .fileUnreadable, "The file (\(name)) ends with no format that an export has.",
                fix: "Give a file that ends with .csv, .ndjson or .json."
            )
        }
        guard let parts, let evidence = ExportEvidence(parts.pairs) else {
            throw Refusal(
                .fileUnreadable, "The file (\(name)) has no evidence at its end that can be read.",
                fix: "Export it with its evidence: cadre export, --evidence, or evidence=1 in the address."
            )
        }
        (rows, self.evidence) = (parts.rows, evidence)
    }

    /// What stands behind the last dot of a name, in small letters; empty where there is none.
    static func ending(of name: String) -> String {
        name.split(separator: "/").last?.split(separator: ".").dropFirst().last.map { $0.lowercased() } ?? ""
    }

    /// The lines behind the rows, from the last one that can be the first of them.
    private static func csv(_ file: [UInt8]) -> (rows: [UInt8], pairs: [(name: String, value: String)])? {
        let mark = Array((ExportMark.firstLine + "\r\n").utf8)
        var start = file.count - mark.count
        while start >= 0 {
            let isLineStart = start == 0 || file[start - 1] == UInt8(ascii: "\n")
            if isLineStart, file[start...].starts(with: mark) { break }
            start -= 1
        }
        guard start >= 0 else { return nil }
        let text = String(decoding: file[(start + mark.count)...], as: UTF8.self)
        var lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
        guard lines.popLast() == "" else { return nil }
        var pairs: [(name: String, value: String)] = []
        for line in lines {
            let halves = line.dropFirst(ExportMark.prefix.count).split(separator: ":", maxSplits: 1)
            guard line.hasPrefix(ExportMark.prefix), halves.count == 2, halves[1].first == " " else { return nil }
            pairs.append((String(halves[0]), String(halves[1].dropFirst())))
        }
        return (Array(file[..<start]), pairs)
    }

    private static func ndjson(_ file: [UInt8]) -> (rows: [UInt8], pairs: [(name: String, value: String)])? {
        guard file.last == UInt8(ascii: "\n") else { return nil }
        let start = file.dropLast().lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return pairs(in: file[start...]).map { (Array(file[..<start]), $0) }
    }

    /// Nothing within a text of JSON, and nothing in the evidence, is spelt as the start of the member.
    private static func json(_ file: [UInt8]) -> (rows: [UInt8], pairs: [(name: String, value: String)])? {
        let mark = Array(ExportEvidence.jsonMember.utf8)
        var start = file.count - mark.count
        while start >= 0, !file[start...].starts(with: mark) { start -= 1 }
        guard start >= 0, let end = file.lastIndex(of: UInt8(ascii: "}")), end > start else { return nil }
        let member = Array("{".utf8) + file[(start + 1)...end]
        return pairs(in: member[...]).map { (Array(file[..<start] + file[end...]), $0) }
    }

    /// The names and values of an object whose one member is the evidence.
    private static func pairs(in object: ArraySlice<UInt8>) -> [(name: String, value: String)]? {
        guard let object = try? JSONSerialization.jsonObject(with: Data(object)) as? [String: [String: Any]],
            let evidence = object["evidence"], object.count == 1
        else { return nil }
        return evidence.sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") }
    }
}
