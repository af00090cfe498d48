import CadreExchange
import Foundation

/// What is fuzzed, by the variable `FUZZ_TARGET` of the environment.
enum FuzzTarget: String {
    case csv, workbook, filter

    static let chosen: FuzzTarget = {
        let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
        guard let target = FuzzTarget(rawValue: name) else {
            FileHandle.standardError.write(Data("Set FUZZ_TARGET to csv, workbook or filter.\n".utf8))
            exit(2)
        }
        return target
    }()

    func read(_ bytes: UnsafeBufferPointer<UInt8>) {
        switch self {
        case .csv: FuzzedImports.read(bytes)
        case .workbook: FuzzedImports.readWorkbook(bytes)
        case .filter: FuzzedFilters.read(bytes)
        }
    }
}

/// What libFuzzer, which is the main program, calls with one input after the other.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    FuzzTarget.chosen.read(UnsafeBufferPointer(start: data, count: count))
    return 0
}
