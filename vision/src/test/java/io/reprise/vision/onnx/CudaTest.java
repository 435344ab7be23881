package io.reprise.vision.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CudaTest {
    /**
     * A line of the card's part of ONNX Runtime. Seen on a machine whose card was hidden, up to "(const"; the rest is put
     * together as its macros do it: the reason far behind, and the machine's name.
     */
    private static final String NO_CARD = "Error code - ORT_EP_FAIL - message:"
            + " /onnxruntime_src/onnxruntime/core/providers/cuda/cuda_execution_provider_info.cc:62 static"
            + " onnxruntime::CUDAExecutionProviderInfo onnxruntime::CUDAExecutionProviderInfo::FromProviderOptions(const"
            + " onnxruntime::ProviderOptions&) [ONNXRuntimeError] : 1 : FAIL : provider_options_utils.h:151 Failed to"
            + " parse provider option \"device_id\": CUDA failure 100: no CUDA-capable device is detected ; GPU=-1 ;"
            + " hostname=workstation ; file=/onnxruntime_src/cuda_execution_provider_info.cc ; line=66 ;"
            + " expr=cudaGetDeviceCount(&num_devices);\n";

    @Test
    void theReasonIsTakenOutOfTheNoise() {
        assertThat(Cuda.failure(new OrtException(NO_CARD)))
                .isEqualTo("CUDA failure 100: no CUDA-capable device is detected");
        assertThat(Cuda.failure(new OrtException("[ONNXRuntimeError] : 1 : FAIL : CUDNN failure 4:"
                        + " CUDNN_STATUS_INTERNAL_ERROR ; GPU=0 ; hostname=workstation")))
                .isEqualTo("CUDNN failure 4: CUDNN_STATUS_INTERNAL_ERROR");
    }

    @Test
    void aBadModelIsNotTheCardsFault() {
        assertThat(Cuda.failure(new OrtException("Load model from x.onnx failed: Protobuf parsing failed.")))
                .isNull();
    }

    @Test
    void otherReasonsAreOneLineWithoutSourceFiles() {
        assertThat(Cuda.missing(null, new OrtException(NO_CARD)))
                .isEqualTo("CUDA failure 100: no CUDA-capable device is detected");
        assertThat(Cuda.missing(
                        null,
                        new OrtException("Error code - ORT_FAIL - message: /src/cuda.cc:62 F(const A&)"
                                + " [ONNXRuntimeError] : 1 : FAIL : Invalid device ID: 3")))
                .isEqualTo("Invalid device ID: 3");
        assertThat(Cuda.missing(
                        null, new OrtException("Error code - ORT_FAIL - message: Failed to load shared library")))
                .isEqualTo("Failed to load shared library");
    }

    @Test
    void theTrialNetworkRunsAndOnACardOnlyWhereThereIsOne() throws OrtException {
        try (OrtSession session = OnnxModel.ENVIRONMENT.createSession(DeviceTrial.identity());
                OnnxTensor in = OnnxTensor.createTensor(OnnxModel.ENVIRONMENT, new float[] {7});
                OrtSession.Result out = session.run(Map.of("in", in))) {
            assertThat((float[]) out.get(0).getValue()).containsExactly(7);
        }
        if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
            assertThat(DeviceTrial.cudaProblem().orElseThrow()).contains("needs ONNX Runtime's GPU artefact");
        }
    }
}
