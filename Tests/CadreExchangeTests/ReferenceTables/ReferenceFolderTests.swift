import CadreDomain
import Foundation
import Testing

@testable import CadreExchange

@Suite("Reference tables of a folder take the place of the delivered ones")
struct ReferenceFolderTests {
    private static let scheme = "scheme,valid_from,confidence,source\nB,2010-10-01,verified,Our regulation\n"

    /// A folder that holds these files.
    private func folder(_ files: [String: String]) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "reference-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files {
            try text.write(to: folder.appending(path: name), atomically: false, encoding: .utf8)
        }
        return folder.path(percentEncoded: false)
    }

    private func failure(_ files: [String: String]) throws -> ReferenceTableError? {
        let folder = try folder(files)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        do throws(ReferenceTableError) {
            _ = try ReferenceTableFiles.load(replacedIn: folder)
            return nil
        } catch {
            return error
        }
    }

    @Test("A file of a table's name takes its place, and every other table stays as delivered")
    func replaced() throws {
        let folder = try folder(["grade_schemes.csv": Self.scheme, "README.txt": "Ours."])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let tables = try ReferenceTableFiles.load(replacedIn: folder)
        let day = try #require(Day("2026-10-01"))
        #expect(tables.gradeScale(on: day).scheme == "B")
        #expect(try ReferenceTableFiles.load().gradeScale(on: day).scheme == "A")
        #expect(tables.countries == (try ReferenceTableFiles.load().countries))
        let files = try ReferenceTableFiles.inForce(replacedIn: folder)
        #expect(files.filter { !$0.isDelivered }.map(\.name) == ["grade_schemes.csv"])
        let own = try #require(files.first { !$0.isDelivered })
        #expect(own.rowCount == 1 && own.bytes == Array(Self.scheme.utf8))
    }

    @Test("Without a folder every table is the delivered one")
    func delivered() throws {
        let files = try ReferenceTableFiles.inForce(replacedIn: "/nowhere/reference")
        #expect(files.count == 19 && files.allSatisfy { $0.isDelivered && $0.rowCount > 0 })
        #expect(files.map(\.name) == files.map(\.name).sorted())
    }

    @Test("What is wrong in it is refused with file, row, column, found and allowed")
    func broken() throws {
        #expect(
            try failure(["grade_schemes.csv": Self.scheme.replacing("B,2010", with: "C,2010")])
                == ReferenceTableError(
                    file: "grade_schemes.csv", row: 2, column: "scheme", found: "C",
                    allowed: "a scheme of grade_equivalence.csv"))
        let header = try #require(try failure(["tour_lengths.csv": "iso3,months\n"]))
        #expect(header.file == "tour_lengths.csv" && header.row == 1)
        let unended = try #require(try failure(["tour_lengths.csv": "iso3,months"]))
        #expect(unended.found == "no line feed at the end")
        let unknown = try #require(try failure(["grade_scheme.csv": Self.scheme]))
        #expect(unknown.file == "grade_scheme.csv" && unknown.allowed.contains("grade_schemes.csv"))
    }

    @Test("The table that only the demo reads is checked with the others")
    func demoTable() throws {
        let header = "iso3,office_type,confidence,source\n"
        for (row, column, found) in [
            ("PHL,EMBASSY,verified,Ours", "office_type", "EMBASSY"), ("XYZ,JUSMAG,verified,Ours", "iso3", "XYZ"),
            ("PHL,JUSMAG,perhaps,Ours", "confidence", "perhaps"),
        ] {
            let error = try #require(try failure(["country_office_types.csv": header + row + "\n"]))
            #expect(error.file == "country_office_types.csv" && error.row == 2, "\(error)")
            #expect(error.column == column && error.found == found, "\(error)")
        }
        #expect(try failure(["country_office_types.csv": header + "PHL,JUSMAG,verified,Ours\n"]) == nil)
    }

    @Test("A code that no other file could write is refused")
    func codes() throws {
        for (file, header, code) in [
            ("languages.csv", "code", "English"), ("languages.csv", "code", "ENG"),
            ("functional_areas.csv", "letter", "AB"), ("functional_areas.csv", "letter", "a"),
        ] {
            let text = "\(header),name,confidence,source\n\(code),A name,verified,Ours\n"
            let error = try #require(try failure([file: text]))
            #expect(error.file == file && error.row == 2 && error.column == header && error.found == code, "\(error)")
        }
    }

    @Test("Rows may end with a carriage return and a line feed, behind a byte order mark; one alone ends none")
    func carriageReturns() throws {
        let folder = try folder(["grade_schemes.csv": "\u{FEFF}" + Self.scheme.replacing("\n", with: "\r\n")])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let day = try #require(Day("2026-10-01"))
        #expect(try ReferenceTableFiles.load(replacedIn: folder).gradeScale(on: day).scheme == "B")
        let alone = try #require(try failure(["grade_schemes.csv": Self.scheme.replacing("e\nB", with: "e\rB")]))
        #expect(alone.row == 1 && alone.found == "a carriage return alone", "\(alone)")
        #expect(alone.allowed == "a line feed at the end of the row")
    }

    @Test("A table that another one needs is checked against what takes its place")
    func across() throws {
        let equivalence = "scheme,military,civilian_min,civilian_max,valid_from,confidence,source\n"
        let error = try #require(
            try failure(["grade_equivalence.csv": equivalence + "X,O4,GS13,GS13,2010-10-01,verified,Ours\n"]))
        #expect(error.file == "grade_schemes.csv" && error.column == "scheme" && error.found == "A")
    }
}
