public import CadreDomain
import Foundation

/// The reference tables as files: those delivered beside the program, and those of a folder that take their place.
///
/// A row that is not exactly right is an error with its place, in a delivered file and in one of a folder alike.
public enum ReferenceTableFiles {
    /// Reads and checks every table.
    ///
    /// - Parameter folder: Where files of the same names take the place of delivered ones; nil or a folder that is not
    ///   there for the delivered tables alone.
    /// - Throws: What is wrong and where, also for a CSV file of the folder whose name no table has.
    public static func load(replacedIn folder: String? = nil) throws(ReferenceTableError) -> ReferenceTables {
        try ReferenceTableReader(bytes: bytes(replacedIn: folder)).tables()
    }

    /// The type that the office of a country has by name, such as `JUSMAG`, for the countries where it is known.
    public static func countryOfficeTypes(
        replacedIn folder: String? = nil
    ) throws(ReferenceTableError) -> [CountryCode: String] {
        try ReferenceTableReader(bytes: bytes(replacedIn: folder)).countryOfficeTypes()
    }

    /// Every table file that is in force, by name.
    public static func inForce(replacedIn folder: String? = nil) throws(ReferenceTableError) -> [ReferenceTableFile] {
        let own = try ownNames(in: folder)
        let read = try bytes(replacedIn: folder)
        var files: [ReferenceTableFile] = []
        for name in names {
            let bytes = try read(name)
            let rows = try ReferenceTableText.rows(of: bytes, file: name + ".csv")
            files.append(
                ReferenceTableFile(
                    name: name + ".csv", isDelivered: !own.contains(name), rowCount: rows.count - 1, bytes: bytes))
        }
        return files
    }

    /// The names of the tables, without the ending.
    static let names: [String] = {
        let folder = Bundle.module.resourceURL?.appending(path: "ReferenceTables").path(percentEncoded: false) ?? ""
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.filter { $0.hasSuffix(".csv") }.map { String($0.dropLast(4)) }.sorted()
    }()

    /// The bytes of a delivered file.
    @Sendable static func delivered(_ name: String) throws(ReferenceTableError) -> [UInt8] {
        let path = Bundle.module.url(forResource: name, withExtension: "csv", subdirectory: "ReferenceTables")
        do {
            guard let path else { throw CocoaError(.fileNoSuchFile) }
            return [UInt8](try Data(contentsOf: path))
        } catch {
            throw ReferenceTableError(
                file: name + ".csv", row: 0, column: "", found: "no readable file", allowed: "a delivered table")
        }
    }

    private static func bytes(
        replacedIn folder: String?
    ) throws(ReferenceTableError) -> (String) throws(ReferenceTableError) -> [UInt8] {
        let own = try ownNames(in: folder)
        return { name throws(ReferenceTableError) in
            guard let folder, own.contains(name) else { return try delivered(name) }
            do throws(UnreadableFile) {
                return try FileBytes.read(path: "\(folder)/\(name).csv")
            } catch {
                throw ReferenceTableError(
                    file: name + ".csv", row: 0, column: "", found: "no readable file", allowed: "a table in \(folder)")
            }
        }
    }

    /// The tables of a folder, without the ending; every CSV file in it must be one.
    private static func ownNames(in folder: String?) throws(ReferenceTableError) -> Set<String> {
        guard let folder, FileManager.default.fileExists(atPath: folder) else { return [] }
        let files: [String]
        do {
            files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        } catch {
            throw ReferenceTableError(
                file: folder, row: 0, column: "", found: "no readable folder", allowed: "a folder of tables")
        }
        var own: Set<String> = []
        for file in files where file.lowercased().hasSuffix(".csv") {
            let name = String(file.dropLast(4))
            guard names.contains(name), file.hasSuffix(".csv") else {
                throw ReferenceTableError(
                    file: file, row: 0, column: "", found: file,
                    allowed: names.map { $0 + ".csv" }.joined(separator: ", "))
            }
            own.insert(name)
        }
        return own
    }
}
