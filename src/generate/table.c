#include "generate/generator.h"

const kz_generator *const kz_generators[] = {
    &kz_config_map_generator,
    &kz_secret_generator,
    &kz_helm_generator,
    NULL,
};
